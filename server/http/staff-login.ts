import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import type { Request, RequestHandler } from 'express';
import { type Refused, refused } from '#contract/errors';
import type { Database } from '#db/database';
import type { Staff } from './staff.ts';

const CLIENT_ADDRESS = 'x-stagemark-client-address';
type Options = { db: Database; secret: string; baseUrl: () => string };

/** Logins of the evaluation body's staff: e-mail and password (Argon2id, RFC 9106), a cookie session. Accounts are made on the command line only. */
export class StaffLogin {
  readonly #auth: ReturnType<typeof build>;

  constructor(options: Options) {
    this.#auth = build(options);
  }

  handler(): RequestHandler {
    const handle = toNodeHandler(this.#auth);
    return (request, response, next) => {
      // Rate limits count by address; a proxy's headers are not trusted for it.
      request.headers[CLIENT_ADDRESS] = request.socket.remoteAddress ?? 'unknown';
      handle(request, response).catch(next);
    };
  }

  async identify(request: Request): Promise<{ kind: 'who'; who: Staff } | Refused> {
    const session = await this.#auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (session === null) return refused('login_required');
    return { kind: 'who', who: { userId: session.user.id, email: session.user.email } };
  }

  async createAccount(email: string, password: string, name: string): Promise<void> {
    const context = await this.#auth.$context;
    const user = await context.internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'admin' });
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: await hash(password),
    });
  }

  async hasAccounts(): Promise<boolean> {
    const context = await this.#auth.$context;
    return (await context.internalAdapter.listUsers(1)).length > 0;
  }
}

function build({ db, secret, baseUrl }: Options) {
  return betterAuth({
    database: { db, type: 'postgres' },
    secret,
    baseURL: baseUrl(),
    trustedOrigins: [baseUrl(), baseUrl().replace('//localhost:', '//127.0.0.1:')],
    basePath: '/api/auth',
    telemetry: { enabled: false },
    advanced: { ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] } },
    rateLimit: { enabled: true, window: 60, max: 60 },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: (password) => hash(password),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    user: { modelName: 'staff_user' },
    session: { modelName: 'staff_session' },
    account: { modelName: 'staff_account' },
    verification: { modelName: 'staff_verification' },
  });
}
