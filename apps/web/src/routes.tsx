import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Bones } from './feedback/bones.js';
import { Frame } from './frame/frame.js';
import { NotFound, RouteProblem } from './frame/route-problem.js';
import { paths } from './paths.js';

/** Every address with its screen; a screen's code is loaded when it is first opened. */
const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteProblem,
    HydrateFallback: () => <Bones />,
    children: [
      { path: paths.signIn, lazy: () => import('./screens/sign-in/sign-in.js') },
      { path: paths.organisationReturn, lazy: () => import('./screens/sign-in/organisation-return.js') },
      { path: `${paths.signIn}/:token`, lazy: () => import('./screens/sign-in/link-landing.js') },
      {
        Component: Frame,
        children: [
          { index: true, element: <Navigate to={paths.myWork} replace /> },
          { path: paths.myWork, lazy: () => import('./screens/my-work/my-work.js') },
          { path: paths.tasks, lazy: () => import('./screens/task-list/task-list.js') },
          { path: `${paths.tasks}/:taskId`, lazy: () => import('./screens/task/task.js') },
          { path: paths.programmes, lazy: () => import('./screens/programmes/programmes.js') },
          {
            path: `${paths.programmes}/:programme`,
            lazy: () => import('./screens/programme/programme.js'),
          },
          { path: paths.dashboard, lazy: () => import('./screens/dashboard/dashboard.js') },
          { path: paths.drafts, lazy: () => import('./screens/drafts/drafts.js') },
          { path: paths.cases, lazy: () => import('./screens/cases/cases.js') },
          { path: `${paths.cases}/:caseId`, lazy: () => import('./screens/case/case.js') },
          { path: paths.difficulties, lazy: () => import('./screens/difficulties/difficulties.js') },
          { path: paths.amendments, lazy: () => import('./screens/amendments/amendments.js') },
          { path: `${paths.amendments}/moi`, lazy: () => import('./screens/amendments/propose.js') },
          {
            path: `${paths.amendments}/:amendmentId`,
            lazy: () => import('./screens/amendment/amendment.js'),
          },
          { path: paths.supervision, lazy: () => import('./screens/supervision/supervision.js') },
          {
            path: `${paths.supervision}/:recommendationId`,
            lazy: () => import('./screens/supervision/recommendation.js'),
          },
          { path: paths.planTree, lazy: () => import('./screens/plan-tree/plan-tree.js') },
          { path: paths.sessions, lazy: () => import('./screens/sessions/sessions.js') },
          { path: `${paths.sessions}/:sessionId`, lazy: () => import('./screens/session/session.js') },
          { path: paths.indicators, lazy: () => import('./screens/indicators/indicators.js') },
          { path: `${paths.indicators}/:code`, lazy: () => import('./screens/indicator/indicator.js') },
          { path: paths.money, lazy: () => import('./screens/money/money.js') },
          { path: paths.messages, lazy: () => import('./screens/messages/messages.js') },
          { path: `${paths.messages}/:messageId`, lazy: () => import('./screens/messages/messages.js') },
          { path: paths.standIns, lazy: () => import('./screens/stand-ins/stand-ins.js') },
          { path: paths.coverage, lazy: () => import('./screens/coverage/coverage.js') },
          { path: paths.calendar, lazy: () => import('./screens/calendar/calendar.js') },
          { path: paths.ownAccount, lazy: () => import('./screens/own-account/own-account.js') },
          { path: paths.people, lazy: () => import('./screens/people/people.js') },
          { path: paths.importing, lazy: () => import('./screens/import/import.js') },
          { path: paths.policies, lazy: () => import('./screens/policies/policies.js') },
          { path: paths.simulation, lazy: () => import('./screens/simulation/simulation.js') },
          { path: paths.reorganisation, lazy: () => import('./screens/reorganisation/reorganisation.js') },
          { path: paths.journal, lazy: () => import('./screens/journal/journal.js') },
          { path: paths.engine, lazy: () => import('./screens/engine/engine.js') },
          { path: paths.administration, lazy: () => import('./screens/administration/administration.js') },
          {
            path: paths.nationalTracker,
            lazy: () => import('./screens/national-tracker/national-tracker.js'),
          },
          { path: paths.openData, lazy: () => import('./screens/open-data/open-data.js') },
          { path: paths.connections, lazy: () => import('./screens/connections/connections.js') },
          { path: paths.templates, lazy: () => import('./screens/templates/templates.js') },
          { path: paths.cycles, lazy: () => import('./screens/cycles/cycles.js') },
          { path: `${paths.cycles}/:cycleId`, lazy: () => import('./screens/cycle/cycle.js') },
          {
            path: `${paths.cycles}/:cycleId/don-vi/:unit`,
            lazy: () => import('./screens/submission/submission.js'),
          },
          {
            path: `${paths.cycles}/:cycleId/tong-hop`,
            lazy: () => import('./screens/consolidation/consolidation.js'),
          },
          { path: paths.guides, lazy: () => import('./screens/guide/guide.js') },
          { path: `${paths.guides}/:guide`, lazy: () => import('./screens/guide/guide.js') },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
