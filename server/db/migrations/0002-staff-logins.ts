import { type Kysely, sql } from 'kysely';

/** The tables of better-auth (its documentation, "Database: core schema"), under names that say whose they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table staff_user (id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null, image text,
      "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now())`.execute(db);
  await sql`
    create table staff_session (id text primary key, "expiresAt" timestamptz not null, token text not null unique, "createdAt" timestamptz not null default now(),
      "updatedAt" timestamptz not null default now(), "ipAddress" text, "userAgent" text, "userId" text not null references staff_user(id) on delete cascade)`.execute(
    db,
  );
  await sql`
    create table staff_account (id text primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references staff_user(id) on delete cascade,
      "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, scope text, password text,
      "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now())`.execute(db);
  await sql`
    create table staff_verification (id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
      "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now())`.execute(db);
}
