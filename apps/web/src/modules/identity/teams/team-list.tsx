import { ListPage } from '@/kit';
import { teams } from './team.record';

export const TeamList = () => (
  <ListPage record={teams} columns={['name', 'updatedAt']} empty="identity.team.empty" />
);
