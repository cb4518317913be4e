import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalPostgres } from '#db/local-postgres';
import { runningPostmaster } from '#db/postmaster';
import { mustReach } from '#db/reachable';
import { createTestDatabase } from '../support/postgres.ts';
import { databaseFolder, testPostgres } from '../support/test-machine.ts';

let folder: string;
let servers: LocalPostgres[];

beforeEach(async () => {
  folder = await databaseFolder();
  servers = [];
});

afterEach(async () => {
  for (const server of servers.toReversed()) await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(port = 0): Promise<LocalPostgres> {
  const server = await LocalPostgres.create({ ...(await testPostgres()), dataDir: join(folder, 'pg'), port });
  servers.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the server is killed on purpose
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('it makes its folder, writes to the disk for certain, and sorts by code point', async () => {
  const url = await (await open()).ensureDatabase('stagemark');
  expect(await ask(url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await ask(url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  expect(await ask(url, "select 'é' < '口' as sorted")).toEqual([{ sorted: true }]);
});

test('a wrong password is refused, and the address in the message has no password', async () => {
  const server = await open();
  const wrong = server.url('postgres').replace(/:[0-9a-f]+@/, ':wrong@');
  await expect(mustReach(wrong)).rejects.toMatchObject({
    code: 'database_unreachable',
    message: expect.not.stringContaining('wrong@'),
  });
});

test('a server that runs already is joined, and not stopped by the one who joined', async () => {
  const first = await open();
  const second = await open();
  expect([second.isOurs, second.port]).toEqual([false, first.port]);
  await second.close();
  await mustReach(first.url('postgres'));
});

test('after kill -9 a committed row is there', async () => {
  const url = await (await open()).ensureDatabase('stagemark');
  await ask(url, 'create table mark (level int)');
  await ask(url, 'insert into mark values (3)');
  const postmaster = await runningPostmaster(join(folder, 'pg'));
  process.kill(postmaster?.pid ?? 0, 'SIGKILL');
  await servers[0]?.close();

  const again = await open();
  expect(again.isOurs).toBe(true);
  expect(await ask(again.url('stagemark'), 'select level from mark')).toEqual([{ level: 3 }]);
});

test('one that is just shutting down is waited for, then started anew', async () => {
  const first = await open();
  const closing = first.close();
  const second = await open();
  await closing;
  expect(second.isOurs).toBe(true);
  await mustReach(second.url('postgres'));
});

test('a port that somebody else has is left to them', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const server = await open(taken);
  expect(server.port).not.toBe(taken);
  await mustReach(server.url('postgres'));
  other.close();
});

test('a folder that PostgreSQL cannot use is one clear line', async () => {
  await (await open()).close();
  await rm(join(folder, 'pg/global'), { recursive: true });
  const failure = await open().catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'database_cannot_start', message: expect.stringMatching(/database system/) });
});

test('each test file has a database of its own', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await ask(one.url, 'create table only_here ()');
  await expect(ask(two.url, 'select * from only_here')).rejects.toThrow('does not exist');
  await Promise.all([one.drop(), two.drop()]);
  await expect(mustReach(one.url)).rejects.toMatchObject({ code: 'database_unreachable' });
});
