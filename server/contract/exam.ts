import { z } from 'zod';
import { Brief } from './brief.ts';
import { Sha256, Slug } from './ids.ts';
import { Text } from './language.ts';
import { Rubric } from './rubric.ts';

const Seconds = z.int().positive().max(14_400);

export const PanelRule = z
  .strictObject({
    size: z.int().min(1).max(15),
    /** A panel is odd and at least three unless the exam says otherwise, with a reason. */
    exception: Text.optional(),
    combine: z.enum(['mean']),
    /** Largest spread of the panel's total, in 1/1000 of the scale, that still counts as agreement. */
    tolerancePerMille: z.int().min(0).max(1000),
  })
  .refine((panel) => panel.exception !== undefined || (panel.size >= 3 && panel.size % 2 === 1), {
    message: 'a panel is odd and at least three, or states an exception',
    path: ['size'],
  });
export type PanelRule = z.infer<typeof PanelRule>;

/** A published, versioned plan of an examination. Immutable, named by its content hash. */
export const Exam = z.strictObject({
  id: Slug,
  title: Text,
  rubric: Rubric,
  brief: Brief,
  consent: Text,
  timing: z.strictObject({ prepareSec: Seconds, liveSec: Seconds }),
  panel: PanelRule,
  /** Pass mark in 1/1000 of the scale; within `borderlinePerMille` below it the outcome is borderline. */
  cutScorePerMille: z.int().min(0).max(1000),
  borderlinePerMille: z.int().min(0).max(200),
  /** Largest share of the scale, in 1/1000, that measured criteria may carry. */
  automatedCapPerMille: z.int().min(0).max(1000),
  /** Where a metric abstains, its criterion's weight goes to the other criteria of its domain. */
  abstained: z.enum(['redistribute_in_domain']),
  examinersSeeMetrics: z.enum(['never', 'after_marking']),
});
export type Exam = z.infer<typeof Exam>;

/** An exam together with its name: the SHA-256 of its canonical JSON (RFC 8785). */
export const NamedExam = z.strictObject({ hash: Sha256, exam: Exam });
export type NamedExam = z.infer<typeof NamedExam>;
