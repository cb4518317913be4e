import { useCallback } from 'react';
import type { SittingCommand } from '#contract/sitting';
import { useAction, type Action } from '../ui/use-action.ts';
import { useSeat } from './room-context.ts';

/** A command of the sitting behind a button. */
export function useCommand(): Action<[SittingCommand]> {
  const { room } = useSeat();
  return useAction(useCallback((command: SittingCommand) => room.command(command), [room]));
}
