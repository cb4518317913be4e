import { useEffect, useState } from 'react';
import classes from './count-down.module.css';

/** 3 – 2 – 1 over the picture, once. */
export function CountDown() {
  const [left, setLeft] = useState(3);
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  if (left === 0) return null;
  return (
    <div className={classes.count} role="status" data-testid="count-down">
      {left}
    </div>
  );
}
