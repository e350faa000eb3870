import { type ComponentType, lazy, Suspense } from 'react';
import { useSession } from '@/api/use-session';
import { modules } from '.';
import type { ModulePart } from './module';

const fetched = new WeakMap<ModulePart, ComponentType>();

/** Fetched when it is shown, once. */
function componentOf(part: ModulePart): ComponentType {
  const known = fetched.get(part) ?? lazy(async () => ({ default: await part.load() }));
  fetched.set(part, known);
  return known;
}

/** What the modules have to show in a place that is none of theirs, as far as the user may see it. */
export function useModuleParts(place: ModulePart['place']): readonly ModulePart[] {
  const { permissions } = useSession();
  return modules
    .flatMap(({ parts = [] }) => parts)
    .filter((part) => part.place === place && part.rights.every((right) => permissions[right] !== undefined));
}

export function ModuleParts({ place }: Pick<ModulePart, 'place'>) {
  return useModuleParts(place).map((part) => {
    const Part = componentOf(part);
    return (
      <Suspense key={part.name} fallback={null}>
        <Part />
      </Suspense>
    );
  });
}
