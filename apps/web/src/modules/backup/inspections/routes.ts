import type { RouteObject } from 'react-router-dom';
import { guarded } from '../../guarded';

const right = 'backup.inspection.read';

/** Pages of open copies; for those who may look into them. */
export const inspectionRoutes: readonly RouteObject[] = [
  {
    path: 'settings/backups/inspections/:id',
    lazy: async () => ({ Component: guarded((await import('./inspection-page')).InspectionPage, right) }),
  },
  {
    path: 'settings/backups/inspections/:id/:resource',
    lazy: async () => ({ Component: guarded((await import('./inspected-list')).InspectedList, right) }),
  },
  {
    path: 'settings/backups/inspections/:id/:resource/:recordId',
    lazy: async () => ({ Component: guarded((await import('./comparison-page')).ComparisonPage, right) }),
  },
  {
    path: 'settings/backups/records/:resource/:recordId',
    lazy: async () => ({ Component: guarded((await import('./record-copies')).RecordCopies, right) }),
  },
];
