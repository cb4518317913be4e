// What set-up says. On a terminal one line counts the seconds; elsewhere a plain line twice a minute.
const live = process.stderr.isTTY && !process.env.CI;
let current = null;
let spoken = false;

export const hasSpoken = () => spoken;

export function say(text) {
  spoken = true;
  clearLine();
  process.stderr.write(`${text}\n`);
}

/** Runs one step: says what and why, shows progress, says how long it took. */
export async function step(what, why, work) {
  const started = Date.now();
  say(`• ${what} (${why})`);
  current = { started, detail: '' };
  const timer = setInterval(tick, live ? 500 : 30_000);
  try {
    const result = await work();
    say(`  done in ${seconds(started)}`);
    return result;
  } finally {
    clearInterval(timer);
    current = null;
    clearLine();
  }
}

/** The last thing a running step did, for its progress line. */
export function detail(text) {
  if (current) current.detail = text.trim().slice(0, 80);
}

function tick() {
  const line = `  ${seconds(current.started)} ${current.detail}`;
  process.stderr.write(live ? `\r\x1b[2K${line}` : `${line}\n`);
}

function clearLine() {
  if (live && current) process.stderr.write('\r\x1b[2K');
}

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;
