import { z } from 'zod';
import { Exam, Scheme } from '#contract/exam';

export const YamlName = z.string().regex(/\.yaml$/, 'a YAML file');

/** An exam as it stands on disk: its brief and each scheme's rubric or overlay are files beside it. */
export const ExamFile = z.strictObject({
  ...Exam.shape,
  brief: YamlName,
  schemes: z
    .array(z.strictObject({ ...Scheme.shape, rubric: YamlName }))
    .min(1)
    .max(2),
});
export type ExamFile = z.infer<typeof ExamFile>;
