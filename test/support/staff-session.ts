import type { z } from 'zod';
import { type RouteName, routes } from '#contract/http';
import type { TestApp } from './app.ts';

export type StaffSession = <N extends RouteName>(
  name: N,
  options?: { body?: unknown; id?: string },
) => Promise<z.infer<(typeof routes)[N]['reply']>>;

/** Signs a member of staff in, and calls the staff's routes as their page would; a refusal throws its text. */
export async function staffSession(server: TestApp): Promise<StaffSession> {
  const { url, staffLogin } = server.app;
  const account = { email: 'staff@example.org', password: 'a long enough password' };
  await staffLogin.createAccount(account.email, account.password, 'Staff');
  const headers = { 'content-type': 'application/json', origin: url };
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify(account),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return async (name, { body, id } = {}) => {
    const { method, path, reply } = routes[name];
    const response = await fetch(`${url}${path.replace(':id', id ?? '')}`, {
      method,
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said: unknown = await response.json();
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(said)}`);
    return reply.parse(said) as z.infer<(typeof routes)[typeof name]['reply']>;
  };
}
