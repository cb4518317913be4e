import type { ReactNode } from 'react';

const shapes = {
  check: <path d="m4.5 10.5 3.6 3.6 7.4-8" />,
  cross: <path d="m5 5 10 10M15 5 5 15" />,
  warn: <path d="M10 3.2 17.5 16h-15zM10 8v3.6M10 13.6v.1" />,
  info: <path d="M10 9v5M10 6.2v.1M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z" />,
  wait: <path d="M10 5.5V10l3 2M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z" />,
  offline: (
    <path d="M3 3l14 14M6 9.4a6.5 6.5 0 0 1 2.4-1.3M3 6.9a11 11 0 0 1 2.5-1.6M14.2 9.6A6.5 6.5 0 0 0 11 8M17 6.9a11 11 0 0 0-8-2.7M8.2 12.3a3 3 0 0 1 3.4-.1M10 15.6v.1" />
  ),
  line: <path d="M3 15.5v-2M7.7 15.5v-5M12.3 15.5v-8M17 15.5v-11" />,
  dot: <circle cx="10" cy="10" r="5" fill="currentColor" stroke="none" />,
  pause: <path d="M7 4.5v11M13 4.5v11" />,
  play: <path d="M6 4l10 6-10 6z" />,
  stop: <path d="M5 5h10v10H5z" />,
  sound: <path d="M3.5 8v4h3l4 3.5v-11l-4 3.5zM13.5 7.5a3.6 3.6 0 0 1 0 5M15.5 5a7 7 0 0 1 0 10" />,
  mute: <path d="M3.5 8v4h3l4 3.5v-11l-4 3.5zM13.5 8l4 4M17.5 8l-4 4" />,
  camera: <path d="M2.5 5.5h10v9h-10zM12.5 9l5-2.5v7l-5-2.5" />,
  mic: (
    <path d="M10 12.5a2.5 2.5 0 0 0 2.5-2.5V5a2.5 2.5 0 0 0-5 0v5a2.5 2.5 0 0 0 2.5 2.5zM5 9.5a5 5 0 0 0 10 0M10 14.5v3" />
  ),
  note: <path d="M4 3.5h12v9l-4 4H4zM7 7.5h6M7 10.5h4M16 12.5h-4v4" />,
  lock: <path d="M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9" />,
  flag: <path d="M5 17.5V3M5 3.5h10l-2.5 3.5L15 10.5H5" />,
  sun: (
    <path d="M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M15.7 4.3l-1.4 1.4M5.7 14.3l-1.4 1.4" />
  ),
  moon: <path d="M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z" />,
  copy: <path d="M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7" />,
  bookmark: <path d="M5.5 3h9v14L10 13.5 5.5 17z" />,
  chevron: <path d="m6 8 4 4 4-4" />,
  scales: <path d="M10 3v14M6 17h8M4 6h12M4 6l-2 5h4zM16 6l-2 5h4z" />,
  print: <path d="M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z" />,
} as const satisfies Record<string, ReactNode>;
export type IconName = keyof typeof shapes;

/** A line icon beside a word; never the only sign, so hidden from screen readers. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      {shapes[name]}
    </svg>
  );
}
