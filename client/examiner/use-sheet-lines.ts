import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Text } from '#contract/language';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { linesOf, type MarkedLine, orderOf, type Section, sectionsOf } from './lines.ts';
import { pointsAt, pointsFace, type Scale } from './scale.ts';

const usePlan = () => ({
  exam: useJoined((joined) => joined.exam.exam),
  toExaminers: useJoined((joined) => joined.sitting.toExaminers),
});

export function useSections(): Section[] {
  const { exam, toExaminers } = usePlan();
  return useMemo(() => sectionsOf(exam, toExaminers), [exam, toExaminers]);
}
export function useOrder(): MarkedLine[] {
  const { exam, toExaminers } = usePlan();
  return useMemo(() => orderOf(exam, toExaminers), [exam, toExaminers]);
}

/** A line's title by its id; the id itself where the exam no longer knows it. */
export function useTitle(): (id: string) => string {
  const { exam, toExaminers } = usePlan();
  const text = useText();
  const titles = useMemo(
    () => new Map<string, Text>(linesOf(exam, toExaminers).map((line) => [line.id, line.title])),
    [exam, toExaminers],
  );
  return (id) => {
    const title = titles.get(id);
    return title === undefined ? id : text(title);
  };
}

/** A mark in words: the level's name, or points of how many. */
export function useMarkWords(): (scale: Scale | null, level: number) => string {
  const { t } = useTranslation();
  const text = useText();
  return (scale, level) => {
    if (scale === null) return String(level);
    if (scale.kind === 'points')
      return t('sheet.points', { points: pointsAt(scale, level), max: pointsFace(scale.maxMilliPoints) });
    const label = scale.levels.find((each) => each.level === level)?.label;
    return label === undefined ? String(level) : text(label);
  };
}
