import { z } from 'zod';
import { routes, type RouteName } from '#contract/routes';
import type { TestApp } from './app.ts';

type Reply<N extends RouteName> = z.infer<(typeof routes)[N]['reply']>;
const Problem = z.object({ code: z.string(), detail: z.string().optional() });

/** Signed-in staff over REST, without a page: replies are parsed as the pages parse them. */
export class StaffClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  private constructor(url: string, headers: Record<string, string>) {
    this.#url = url;
    this.#headers = headers;
  }

  static async signIn({ app }: TestApp, email = 'body@example.org'): Promise<StaffClient> {
    const password = 'correct horse battery';
    await app.staffLogin.createAccount(email, password, 'Body');
    const login = await fetch(`${app.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.url },
      body: JSON.stringify({ email, password }),
    });
    if (!login.ok) throw new Error(`sign-in: ${login.status}`);
    const cookie = login.headers.getSetCookie().map((each) => each.split(';')[0]);
    return new StaffClient(app.url, { cookie: cookie.join('; ') });
  }

  /** Somebody who holds something else than a login: a link's token, or nothing. */
  static with({ app }: TestApp, headers: Record<string, string>): StaffClient {
    return new StaffClient(app.url, headers);
  }

  async call<N extends RouteName>(name: N, body: unknown = null, id = ''): Promise<Reply<N>> {
    const response = await this.#send(name, body, id);
    const json: unknown = await response.json();
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(json)}`);
    // The compiler cannot follow `reply` through the index `N`; the schema has just checked it.
    return routes[name].reply.parse(json) as Reply<N>;
  }

  /** A route that answers with a file instead of JSON. */
  fetch(path: string): Promise<Response> {
    return fetch(`${this.#url}${path}`, { headers: this.#headers });
  }

  async text(path: string): Promise<string> {
    const response = await this.fetch(path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.text();
  }

  /** Status and code of a refusal; throws when there is none. */
  async refused(
    name: RouteName,
    body: unknown = null,
    id = '',
  ): Promise<{ status: number; code: string; detail?: string | undefined }> {
    const response = await this.#send(name, body, id);
    if (response.ok) throw new Error(`${name} was not refused`);
    return { status: response.status, ...Problem.parse(await response.json()) };
  }

  #send(name: RouteName, body: unknown, id: string): Promise<Response> {
    const { method, path } = routes[name];
    return fetch(`${this.#url}${path.replace(':id', id)}`, {
      method: method.toUpperCase(),
      headers: { 'content-type': 'application/json', ...this.#headers },
      ...(method === 'get' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
  }
}
