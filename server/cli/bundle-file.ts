import { z } from 'zod';
import { Exam } from '#contract/exam';
import { Analysis } from '#contract/metric';
import { ScoreBundle } from '#contract/result';
import { YamlName } from '../data-files/exam-file.ts';
import { AnalysisDocument } from './analysis-document.ts';

export const JsonName = z.string().regex(/\.json$/, 'a JSON file');

/** A bundle as it stands on disk: exam and analysis written out, or named by their files beside it. */
export const BundleFile = z.strictObject({
  /** For editors: where this form is described. */
  $schema: z.string().optional(),
  /** Free text for people; no part of the score. */
  about: z.string().max(4000).optional(),
  ...ScoreBundle.shape,
  exam: z.union([YamlName, Exam]),
  analysis: z.union([JsonName, Analysis, AnalysisDocument]).nullable(),
});
