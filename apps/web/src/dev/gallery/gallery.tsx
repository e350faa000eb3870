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

/** Every component of the kit in its states, with made-up records. */
export function Gallery() {
  return (
    <Page
      title="The kit"
      lead="Every component in its states; lists, records and forms have pages of their own."
      wide
    >
      <Stack sx={{ gap: 5 }}>
        <FieldsPart />
        <InputsPart />
        <LayoutPart />
        <StatesPart />
        <FeedbackPart />
        <FilesPart />
        <BoardPart />
        <CalendarPart />
        <ChartsPart />
      </Stack>
    </Page>
  );
}
