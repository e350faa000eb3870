import { Box, QuietLink, recordNamed, useLocalText, useText } from '@/kit';
import type { TagUse } from './use-tag-uses';

/** How many records have a tag, each kind as a link to them. */
export function TagUses({ tagId, uses }: { tagId: string; uses: readonly TagUse[] }) {
  const text = useText();
  const local = useLocalText();
  if (uses.length === 0) return <>{text('tags.settings.unused')}</>;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 3 }}>
      {uses.map(({ resource, count }) => {
        const screens = recordNamed(resource);
        const label = screens ? local(screens.meta.label.many) : resource;
        const words = `${label} : ${count}`;
        if (!screens) return <span key={resource}>{words}</span>;
        return <QuietLink key={resource} to={`/${screens.meta.path}?tagIds=${tagId}`} label={words} />;
      })}
    </Box>
  );
}
