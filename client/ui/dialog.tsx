import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './dialog.module.css';

type Props = { open: boolean; title: string; onClose: () => void; children: ReactNode; actions?: ReactNode };

/** The browser's own modal dialog: focus stays inside, Escape closes. */
export function Dialog({ open, title, onClose, children, actions }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog ref={dialog} className={classes.dialog} onClose={onClose} aria-labelledby={id}>
      {open && (
        <>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          <div className={classes.body}>{children}</div>
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </>
      )}
    </dialog>
  );
}
