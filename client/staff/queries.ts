import { staffRoutes } from '#contract/staff-http';
import { useQuery } from '@tanstack/react-query';
import { fetchRoute } from '../connection/rest.ts';

const REFRESH_MS = 5000;

export const useExams = () => useQuery({ queryKey: ['exams'], queryFn: () => fetchRoute(staffRoutes['staff.exams']) });

export const useSittings = () =>
  useQuery({
    queryKey: ['sittings'],
    queryFn: () => fetchRoute(staffRoutes['staff.sittings']),
    refetchInterval: REFRESH_MS,
  });

/** The register; read again when staff come back from another tab, where they may have changed it. */
export const useRegister = () =>
  useQuery({
    queryKey: ['examiners'],
    queryFn: () => fetchRoute(staffRoutes['staff.examiners']),
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: true,
  });
