import pg from 'pg';
import { DatabaseError } from './database-error.ts';

/** Throws `database_unreachable`, in one line without the password, unless a query is answered. */
export async function mustReach(url: string, timeoutMs = 5_000): Promise<void> {
  const trouble = await whyUnreachable(url, timeoutMs);
  if (trouble)
    throw new DatabaseError(
      'database_unreachable',
      `The database at ${withoutPassword(url)} cannot be used: ${oneLine(trouble)}`,
    );
}

/** What stands in the way of a query: null when nothing does. */
export async function whyUnreachable(url: string, timeoutMs: number): Promise<Error | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs });
  client.on('error', () => undefined); // the failed call below says the same
  try {
    await client.connect();
    await client.query('select 1');
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function oneLine(error: Error): string {
  // A host with two addresses fails with one error for each and an empty message.
  const message =
    error instanceof AggregateError
      ? error.errors.map((each) => (each instanceof Error ? each.message : '')).join('; ')
      : error.message;
  return message.replace(/\s+/g, ' ').trim();
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL (which is not an address)';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
