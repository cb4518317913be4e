import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectDir } from './support/test-machine.ts';

/** The street: a house imports only from houses before it (DESIGN.md, rule 3). */
const street = [
  'contract',
  'sitting',
  'room',
  'audience',
  'recording',
  'analysis',
  'marking',
  'scoring',
  'result',
  'db',
  'live',
  'jobs',
  'socket',
  'http',
  'data-files',
  'cli',
];
/** Edges reach across houses and hold no rules of the domain. `db` stores for all; `live` wires a running sitting together. */
const edges = new Set(['db', 'live', 'jobs', 'socket', 'http', 'data-files', 'cli']);
/** Files of pure houses that are edges, each with a reason that its own docstring gives. */
const edgeFiles = new Set([
  'sitting/commands.ts',
  'result/sign.ts',
  'analysis/decode.ts',
  'analysis/analyse-file.ts',
  'analysis/probe.ts',
]);
const pureHouses = new Set([
  'contract',
  'sitting',
  'analysis',
  'marking',
  'scoring',
  'result',
  'data-files',
  'audience',
]);
const pureFiles = new Set([
  'recording/timeline.ts',
  'recording/chain.ts',
  'recording/sdp.ts',
  'recording/ebml.ts',
  'recording/webm-splitter.ts',
  'room/quality.ts',
]);
/** Hashing is arithmetic: its canonical form lives with results, and every house may name a document by it. */
const shared = new Set(['result/canonical.ts']);

const owners: Record<string, (file: string) => boolean> = {
  mediasoup: (file) =>
    file.startsWith('room/') ||
    file === 'recording/tap.ts' ||
    file === 'recording/take.ts' ||
    file === 'recording/recorder.ts' ||
    file === 'cli/doctor.ts',
  'socket.io': (file) => file.startsWith('socket/'),
  express: (file) => file.startsWith('http/'),
  'better-auth': (file) => file.startsWith('http/'),
  kysely: (file) => file.startsWith('db/'),
  pg: (file) => file.startsWith('db/'),
  'pg-boss': (file) => file.startsWith('jobs/'),
  execa: (file) => file === 'process.ts',
  'node:child_process': () => false,
  'playwright-core': (file) => file.startsWith('cli/'),
  jose: (file) => file === 'seat-token.ts',
  'fraction.js': (file) => file === 'scoring/exact.ts',
};

type Import = { specifier: string; typeOnly: boolean; target: string | null };
const serverDir = join(projectDir, 'server');
const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) =>
    entry.isFile() && ending.test(entry.name) ? [join(entry.parentPath, entry.name)] : [],
  );

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm)].map(
    ([, type, from, bare]) => {
      const specifier = from ?? bare ?? '';
      const target = specifier.startsWith('.')
        ? relative(serverDir, resolve(dirname(path), specifier))
        : specifier.startsWith('#')
          ? `${specifier.slice(1).replace(/^server\//, '')}.ts`
          : null;
      return { specifier, typeOnly: type !== undefined, target };
    },
  );
}

const server = filesBelow(serverDir, /\.ts$/).map((path) => ({
  file: relative(serverDir, path),
  imports: importsOf(path),
}));
const houseOf = (file: string): string | null => (file.includes('/') ? (file.split('/')[0] ?? null) : null);
const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

describe('the street', () => {
  test('every house is on it', () => {
    const houses = new Set(server.flatMap(({ file }) => houseOf(file) ?? []));
    expect([...houses].filter((house) => !street.includes(house))).toEqual([]);
  });

  test('1. the contract imports zod only', () => {
    for (const { file, imports } of server.filter(({ file }) => houseOf(file) === 'contract'))
      for (const { specifier } of imports)
        expect(specifier === 'zod' || specifier.startsWith('./'), `${file} imports ${specifier}`).toBe(true);
  });

  test('1. the pages import nothing of the server but the contract', () => {
    for (const path of filesBelow(join(projectDir, 'client'), /\.tsx?$/))
      for (const { specifier, target } of importsOf(path)) {
        const outside = target !== null && (specifier.startsWith('#') || !target.startsWith('../client/'));
        expect(
          !outside || specifier.startsWith('#contract/'),
          `${relative(projectDir, path)} imports ${specifier}`,
        ).toBe(true);
      }
  });

  test('2. pure files know no clock, randomness, logger, database or node module but createHash', () => {
    for (const { file, imports } of server) {
      const pure = (pureHouses.has(houseOf(file) ?? '') && !edgeFiles.has(file)) || pureFiles.has(file);
      if (!pure) continue;
      const text = readFileSync(join(serverDir, file), 'utf8');
      for (const { specifier, typeOnly, target } of imports) {
        const allowed =
          typeOnly ||
          !specifier.startsWith('node:') ||
          specifier === 'node:path/posix' ||
          (specifier === 'node:crypto' && /import \{ createHash \} from 'node:crypto'/.test(text));
        expect(allowed, `${file} imports ${specifier}`).toBe(true);
        expect(target !== null && houseOf(target) === 'db', `${file} imports ${specifier}`).toBe(false);
      }
      expect(
        /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)|\bperformance\.now\(/.test(text),
        `${file} reads a clock or rolls dice`,
      ).toBe(false);
    }
  });

  test('3. a house imports only from houses before it', () => {
    const wrong = server.flatMap(({ file, imports }) => {
      const house = houseOf(file);
      if (house === null || edges.has(house) || edgeFiles.has(file)) return [];
      return imports.flatMap(({ specifier, typeOnly, target }) => {
        const other = target === null ? null : houseOf(target);
        if (target === null || other === null || other === house || shared.has(target)) return [];
        // A recorder is handed a repository and a room: their types are its ports.
        if (typeOnly || (house === 'recording' && other === 'db')) return [];
        // Marking asks the sitting's table who may mark when; scoring reads sheets; results read scores.
        return street.indexOf(other) < street.indexOf(house) ? [] : [`${file} imports ${specifier}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('4. each outside library has one owner', () => {
    const wrong = server.flatMap(({ file, imports }) =>
      imports.flatMap(({ specifier, typeOnly }) => {
        const owner = owners[packageOf(specifier)];
        return owner === undefined || owner(file) || typeOnly ? [] : [`${file} imports ${specifier}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('5. only the composition root constructs adapters', () => {
    const adapters = [
      'openDatabase',
      'new ExamRepository',
      'new SittingRepository',
      'new MarkRepository',
      'new RecordingRepository',
      'new DocumentRepository',
      'WorkerPool.create',
      'Jobs.create',
      'SocketServer.create',
      'LiveSittings.create',
      'createHttpApp',
      'new StaffLogin',
      'RecordingStore.create',
      'new SeatTokens',
      'new SittingCommands',
    ];
    for (const { file } of server.filter(({ file }) => file !== 'app.ts')) {
      const text = readFileSync(join(serverDir, file), 'utf8').replaceAll(/^.*(function|static async|export).*$/gm, '');
      for (const adapter of adapters) expect(text.includes(`${adapter}(`), `${file} calls ${adapter}`).toBe(false);
    }
  });

  test('6. tests cite rules that exist, and every rule is proved somewhere', () => {
    const spec = new Set(
      [...readFileSync(join(serverDir, 'SPEC.md'), 'utf8').matchAll(/^- \*\*\[([A-Z]{2}\d+)\]\*\*/gm)].map(
        ([, rule]) => rule,
      ),
    );
    const cited = new Set(
      filesBelow(join(projectDir, 'test'), /\.test\.ts$/).flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/\[([A-Z]{2}\d+)\]/g)].map(([, rule]) => rule),
      ),
    );
    expect([...cited].filter((rule) => !spec.has(rule))).toEqual([]);
    expect([...spec].filter((rule) => !cited.has(rule))).toEqual([]);
  });
});

test('the house style: no `any`, no suppressed check, no skipped test, no leftovers', () => {
  const forbidden =
    /\bas any\b|: any\b|as unknown as|@ts-ignore|@ts-expect-error|oxlint-disable|biome-ignore|\b(?:test|describe|it)\.(?:skip|only)\(|\bTODO\b|\bFIXME\b/;
  const found = ['server', 'client', 'test', 'scripts'].flatMap((folder) =>
    filesBelow(join(projectDir, folder), /\.(ts|tsx|mjs)$/)
      .filter((path) => !path.endsWith('architecture.test.ts'))
      .flatMap((path) =>
        readFileSync(path, 'utf8')
          .split('\n')
          .flatMap((line, i) => (forbidden.test(line) ? [`${relative(projectDir, path)}:${i + 1}`] : [])),
      ),
  );
  expect(found).toEqual([]);
});
