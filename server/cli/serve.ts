import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { App } from '../app.ts';
import { createLog } from '../log.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { loadExams } from './exams.ts';
import { projectDir } from './project-dir.ts';
import { prepareServer, startRefusal } from './server-options.ts';

const usage = `Usage: stagemark serve [--host ADDRESS] [--port N] [--data DIR] [--public-url URL] [--tls-key FILE --tls-cert FILE]

  --host        what to listen on; 127.0.0.1 unless told. Other machines need TLS: browsers give a camera only to https pages (or localhost)
  --port        8080 unless told
  --data        where recordings lie; data/ in the project unless told
  --public-url  what links begin with, when a proxy stands in front
Environment: DATABASE_URL (PostgreSQL; else one of our own is run), STAGEMARK_ANNOUNCED_ADDRESS (address for media, behind NAT), LOG_LEVEL.`;

const DEFAULT_PORT = 8080;

export const serve: Command = {
  name: 'serve',
  usage,
  async run(args, io) {
    const read = readArguments(args, {
      host: { type: 'string' },
      port: { type: 'string' },
      data: { type: 'string' },
      'public-url': { type: 'string' },
      'tls-key': { type: 'string' },
      'tls-cert': { type: 'string' },
    });
    const wrong = (message: string): 2 => {
      io.stderr(`stagemark serve: ${message}\n\n${usage}\n`);
      return 2;
    };
    if (read.kind === 'wrong') return wrong(read.message);
    const { values } = read;
    const port = values.port === undefined ? DEFAULT_PORT : wholeNumber(values.port, 0, 65_535);
    if (port === null) return wrong('--port takes a number from 0 to 65535');
    const [key, cert] = [values['tls-key'], values['tls-cert']];
    if ((key === undefined) !== (cert === undefined)) return wrong('--tls-key and --tls-cert go together');
    if (values['public-url'] !== undefined && !URL.canParse(values['public-url']))
      return wrong('--public-url takes an address like https://exams.example.org');

    const log = createLog(process.env['LOG_LEVEL'] || 'warn');
    // A fault in one sitting must not end the others: it is logged, and the server goes on.
    process.on('unhandledRejection', (error) =>
      log.error({ detail: error instanceof Error ? error.message : String(error) }, 'process.unhandled_rejection'),
    );
    try {
      const tls = key === undefined || cert === undefined ? null : { key, cert };
      const prepared = await prepareServer({
        database: 'stagemark',
        host: values.host ?? '127.0.0.1',
        port,
        dataDir: values.data ?? join(projectDir, 'data'),
        publicUrl: values['public-url']?.replace(/\/$/, '') ?? null,
        tls,
        log,
      });
      const app = await App.create(prepared.options).catch(async (error: unknown) => {
        await prepared.postgres?.close();
        throw error;
      });
      io.stdout(await welcome(app));
      const signal = await new Promise<string>((resolve) => {
        for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, resolve);
      });
      io.stderr(`${signal}: writing what is left, then stopping …\n`);
      app.drain();
      await app.close();
      await prepared.postgres?.close();
      return 0;
    } catch (error) {
      const refusal = startRefusal(error, port);
      if (refusal === null) throw error;
      io.stderr(`stagemark serve: ${refusal}\n`);
      return 1;
    }
  },
};

const roleNames = {
  candidate: 'candidate 考生',
  examiner: 'examiner 考官',
  lead: 'lead examiner 主考官',
  reviewer: 'reviewer 督导',
  adjudicator: 'adjudicator 裁定考官',
} as const;

/** The addresses to open; on the first start a staff account and a sample sitting with its links. */
async function welcome(app: App): Promise<string> {
  const exams = await loadExams(app.exams);
  const lines = ['', `Stagemark is running: ${app.url}`, `  evaluation body 评价机构  ${app.url}/staff`];
  if (!(await app.staffLogin.hasAccounts())) {
    const password = randomBytes(9).toString('base64url');
    await app.staffLogin.createAccount('staff@stagemark.local', password, 'Staff');
    lines.push(`  sign in with staff@stagemark.local and ${password} (shown once)`);
    for (const { named, people } of exams) {
      const made = await app.maker.schedule(named, people);
      if (made.kind === 'refused') throw new Error(`${made.code} ${made.detail ?? ''}`);
      lines.push(
        '',
        `Sample exam 示例考试: ${named.exam.title['zh-CN']} · ${named.exam.title.en}`,
        ...made.links.map(({ role, seat, url }) => `  ${roleNames[role]} · ${seat.name}\n    ${url}`),
      );
    }
  }
  return `${lines.join('\n')}\n\nCtrl-C stops it. Nothing is lost: everything acknowledged is on disk.\n`;
}
