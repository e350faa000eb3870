import { useSearchParams } from 'react-router-dom';
import { Page, Stack } from '@/kit';
import { BoardPart } from './board-part';
import { CalendarPart } from './calendar-part';
import { ChartsPart } from './charts-part';
import { FeedbackPart } from './feedback-part';
import { FieldsPart } from './fields-part';
import { FilesPart } from './files-part';
import { InputsPart } from './inputs-part';
import { LayoutPart } from './layout-part';
import { StatesPart } from './states-part';

const parts = {
  fields: FieldsPart,
  inputs: InputsPart,
  layout: LayoutPart,
  states: StatesPart,
  feedback: FeedbackPart,
  files: FilesPart,
  kanban: BoardPart,
  calendar: CalendarPart,
  charts: ChartsPart,
};

/** Every component of the kit in its states, with made-up records; one part alone with `?only=inputs`. */
export function Gallery() {
  const [search] = useSearchParams();
  const only = search.get('only');
  return (
    <Page
      title="The kit"
      lead="Every component in its states; lists, records and forms have pages of their own."
      wide
    >
      <Stack sx={{ gap: 5 }}>
        {Object.entries(parts)
          .filter(([id]) => only === null || id === only)
          .map(([id, Part]) => (
            <Part key={id} />
          ))}
      </Stack>
    </Page>
  );
}
