import { lazy, Suspense } from 'react';
import { Box, ListPage } from '@/kit';
import { users } from './user.record';

const ReferentsBar = lazy(() =>
  import('./hr-referents/referents-bar').then((file) => ({ default: file.ReferentsBar })),
);

/** Everybody with access to the instance, and below them who may see HR data. */
export const UserList = () => (
  <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
    <Box sx={{ flex: 1, minHeight: 0 }}>
      <ListPage
        record={users}
        columns={['lastName', 'email', 'roleId', 'teamId', 'state', 'hrReferent']}
        filters={['state', 'roleId', 'teamId', 'hrReferent']}
        presets={[
          { label: 'identity.user.active', filter: { state: 'active' } },
          { label: 'identity.user.invited', filter: { state: 'invited' } },
          { label: 'identity.user.deactivated', filter: { state: 'deactivated' } },
        ]}
        empty="identity.user.empty"
      />
    </Box>
    <Suspense fallback={null}>
      <ReferentsBar />
    </Suspense>
  </Box>
);
