import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { GonePage } from './ui/gone-page.tsx';
import { WaitingPage } from './ui/waiting-page.tsx';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: GonePage });
const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/staff',
  component: lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage'),
});
const routeTree = rootRoute.addChildren([
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./landing/landing-page.tsx'), 'LandingPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/seat',
    component: lazyRouteComponent(() => import('./seat/seat-page.tsx'), 'SeatPage'),
  }),
  staffRoute.addChildren([
    createRoute({
      getParentRoute: () => staffRoute,
      path: '/',
      component: lazyRouteComponent(() => import('./staff/sittings-desk.tsx'), 'SittingsDesk'),
    }),
    createRoute({
      getParentRoute: () => staffRoute,
      path: 'examiners',
      component: lazyRouteComponent(() => import('./staff/examiners-desk.tsx'), 'ExaminersDesk'),
    }),
  ]),
]);

export const router = createRouter({ routeTree, defaultPendingComponent: WaitingPage });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
