import { type Exam, globalRatings, sheetDomains } from '#contract/exam';
import type { CriterionId } from '#contract/ids';
import type { Text } from '#contract/language';
import { type Criterion, criteria, type LayerChange, maxMilliPoints } from '#contract/rubric';
import { ratingScale, type Scale, scaleOf } from './scale.ts';

type Schemes = Pick<Exam, 'schemes'>;
export type Line = {
  id: CriterionId;
  title: Text;
  guidance: Text | undefined;
  /** Null where the machine measures and nobody marks. */
  scale: Scale | null;
  /** Null for a global rating, which gives no points. */
  criterion: Criterion | null;
  /** Measured by the machine, which abstained; the exam gives it to the examiners. */
  fell: boolean;
};
/** A line that people mark. */
export type MarkedLine = Line & { scale: Scale };
export type Section = { id: string; title: Text; lines: readonly Line[] };

export const isMarked = (line: Line): line is MarkedLine => line.scale !== null;

function lineOf(criterion: Criterion, toExaminers: readonly CriterionId[]): Line {
  const fell = criterion.kind === 'measured' && toExaminers.includes(criterion.id);
  const { id, title, guidance } = criterion;
  return {
    id,
    title,
    guidance,
    criterion,
    fell,
    scale: criterion.kind === 'measured' && !fell ? null : scaleOf(criterion),
  };
}

/** The sheet's domains with their lines. */
export const sectionsOf = (exam: Schemes, toExaminers: readonly CriterionId[]): Section[] =>
  sheetDomains(exam).map(({ id, title, criteria: own }) => ({
    id,
    title,
    lines: own.map((criterion) => lineOf(criterion, toExaminers)),
  }));

/** The judgements of the whole, after everything else. */
export const ratingLines = (exam: Schemes): MarkedLine[] =>
  globalRatings(exam).map((rating) => ({
    id: rating.id,
    title: rating.title,
    guidance: rating.guidance,
    scale: ratingScale(rating),
    criterion: null,
    fell: false,
  }));

/** Every line of the sheet, those that the machine measures among them. */
export const linesOf = (exam: Schemes, toExaminers: readonly CriterionId[]): Line[] => [
  ...sectionsOf(exam, toExaminers).flatMap(({ lines }) => lines),
  ...ratingLines(exam),
];
/** The lines that people mark here, in the order in which the keys go through them. */
export const orderOf = (exam: Schemes, toExaminers: readonly CriterionId[]): MarkedLine[] =>
  linesOf(exam, toExaminers).filter(isMarked);

export type Worth = { scheme: Text; milliPoints: number };
/** What each scheme gives for a criterion at most; empty where they agree. */
export function worthOf({ schemes }: Schemes, id: CriterionId): Worth[] {
  const found = schemes.flatMap(({ title, rubric }) =>
    criteria(rubric)
      .filter((each) => each.id === id)
      .map((each) => ({ scheme: title, milliPoints: maxMilliPoints(each) })),
  );
  return found.some(({ milliPoints }) => milliPoints !== found[0]?.milliPoints) ? found : [];
}

export type Source = { layer: Text; change: LayerChange };
/** The layers that made a criterion what it is, each once; empty where its rubric has no overlay. */
export function sourcesOf({ schemes }: Schemes, id: CriterionId): Source[] {
  const found = schemes.flatMap(({ rubric: { layers = [], domains } }) =>
    layers.length < 2
      ? []
      : (criteria({ domains }).find((each) => each.id === id)?.origin ?? []).flatMap(({ layer, change }) =>
          layers
            .filter((each) => each.id === layer)
            .map(({ title }) => ({ key: `${layer} ${change}`, layer: title, change })),
        ),
  );
  return [...new Map(found.map(({ key, ...source }) => [key, source])).values()];
}
