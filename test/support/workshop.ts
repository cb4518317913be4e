import { openDatabase } from '#db/database';
import { DocumentRepository } from '#db/documents';
import { ExaminerRepository } from '#db/examiners';
import { ExamRepository } from '#db/exams';
import { MarkRepository } from '#db/marks';
import { RecordingRepository } from '#db/recordings';
import { SittingRepository } from '#db/sittings';
import { settle } from '#jobs/settle';
import { newSigningKey } from '#result/sign';
import { SittingCommands } from '#sitting/commands';
import type { TestApp } from './app.ts';

/** A running server's own commands and jobs over its database, to reach states without a performance. */
export async function openWorkshop({ options }: TestApp) {
  const db = openDatabase(options.databaseUrl);
  const { now, log } = options;
  const [sittings, exams, marks, documents] = [
    new SittingRepository(db),
    new ExamRepository(db),
    new MarkRepository(db),
    new DocumentRepository(db),
  ];
  const commands = new SittingCommands({ sittings, exams, marks, now });
  const job = settle({
    commands,
    sittings,
    marks,
    documents,
    recordings: new RecordingRepository(db),
    examiners: new ExaminerRepository(db),
    signingKey: await documents.secret('result-signing', newSigningKey),
    now,
    log,
  });
  return { commands, documents, settle: job, close: () => db.destroy() };
}
