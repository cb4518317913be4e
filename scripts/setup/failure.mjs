/** A failure a person can mend: what went wrong, and what to do about it. */
export class SetupFailure extends Error {
  constructor(cause, mend, details = '') {
    super(cause);
    this.mend = mend;
    this.details = details;
  }
}

const NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|socket hang up|network (request|timeout)|Could not resolve|Temporary failure resolving|Failed to fetch|Unable to fetch|Could not connect/i;
const DISK = /ENOSPC|No space left on device|not enough free space/i;

/** Turns the output of a failed command into a cause and a mend. `what` names the work, `server` whom it talked to. */
export function explain(what, output, server) {
  const details = tellingLines(output.trim().split('\n'));
  if (DISK.test(output))
    return new SetupFailure(`${what}: the disk is full.`, 'Free about 3 GB and run the command again.', details);
  if (server && NETWORK.test(output)) {
    return new SetupFailure(
      `${what}: ${server} cannot be reached.`,
      'Check the network, the proxy settings and the configured mirror, then run the command again.',
      details,
    );
  }
  if (/Killed signal|virtual memory exhausted|Cannot allocate memory/.test(output)) {
    return new SetupFailure(
      `${what}: not enough memory.`,
      'It needs about 1 GB free for each processor it uses.',
      details,
    );
  }
  if (/EACCES|EPERM|Permission denied|are you root/i.test(output)) {
    return new SetupFailure(
      `${what}: permission denied.`,
      'Check who owns the project folder and the cache (after an earlier run as root?).',
      details,
    );
  }
  return new SetupFailure(
    `${what} failed.`,
    'The last lines of its output are above; run the command again after mending it.',
    details,
  );
}

/** npm says the cause first and ends in pages of usage; elsewhere the first error of the last lines tells most. */
function tellingLines(lines) {
  const npm = lines.filter((line) => /^npm (error|ERR!)/.test(line));
  if (npm.length > 0) return npm.slice(0, 15).join('\n');
  const end = lines.slice(-80);
  const first = end.findIndex((line) => /\berror\b|Error:|^E: |^Err:/i.test(line));
  return (first === -1 ? end.slice(-15) : end.slice(first, first + 15)).join('\n');
}
