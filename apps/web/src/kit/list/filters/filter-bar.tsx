import { useList } from '../list-context';
import { FiltersInput } from './filters-input';

/** What is asked of the list around. */
export function FilterBar() {
  const { screens, state, setFilters, filterNames } = useList();
  return <FiltersInput screens={screens} filters={state.filters} onChange={setFilters} names={filterNames} />;
}
