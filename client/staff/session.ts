import { z } from 'zod';
import { done, failed, type Outcome } from '../connection/outcome.ts';

/** What better-auth says of who is signed in; null when nobody is. */
const Session = z.object({ user: z.object({ email: z.string(), name: z.string() }) }).nullable();
export type Session = z.infer<typeof Session>;

async function post(path: string, body: object): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return null;
  }
}

export async function getSession(): Promise<Session> {
  const response = await fetch('/api/auth/get-session');
  return response.ok ? Session.parse(await response.json()) : null;
}

export async function signIn(email: string, password: string): Promise<Outcome<null>> {
  const response = await post('/api/auth/sign-in/email', { email, password });
  if (response === null || response.status >= 500) return failed('unreachable');
  if (response.status === 429) return failed('too_many_requests');
  return response.ok ? done(null) : failed('login_required');
}

export const signOut = async (): Promise<void> => void (await post('/api/auth/sign-out', {}));
