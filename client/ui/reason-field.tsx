import classes from './reason-field.module.css';

type Props = { label: string; value: string; onChange: (value: string) => void; testId: string };

export function ReasonField({ label, value, onChange, testId }: Props) {
  return (
    <label className={classes.field}>
      <span>{label}</span>
      <textarea
        className={classes.input}
        rows={2}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={testId}
      />
    </label>
  );
}
