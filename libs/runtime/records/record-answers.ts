import { ApiProperty } from '@nestjs/swagger';

const pages = new Map<new () => object, new () => object>();

/** The documented class of a page of some record. */
export function pageOf(item: new () => object): new () => object {
  let page = pages.get(item);
  if (!page) {
    class RecordPage {
      @ApiProperty({ type: [item] })
      items!: object[];

      @ApiProperty({
        type: 'integer',
        description:
          'Records that match, over all pages; of a thousand and more, as of five seconds ago at most',
      })
      total!: number;

      @ApiProperty({ type: 'integer' })
      page!: number;

      @ApiProperty({ type: 'integer' })
      perPage!: number;
    }
    Object.defineProperty(RecordPage, 'name', { value: `${item.name}Page` });
    page = RecordPage;
    pages.set(item, page);
  }
  return page;
}

class HistoryChangeAnswer {
  @ApiProperty({ type: String })
  field!: string;

  @ApiProperty({ type: Object, nullable: true, description: 'The value before' })
  from!: unknown;

  @ApiProperty({ type: Object, nullable: true, description: 'The value after' })
  to!: unknown;
}

class HistoryEntryAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: ['insert', 'update', 'delete'] })
  operation!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  actorId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  actorName!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  importId!: string | null;

  @ApiProperty({ type: [HistoryChangeAnswer] })
  changes!: HistoryChangeAnswer[];
}

class HistoryAnswer {
  @ApiProperty({ type: [HistoryEntryAnswer] })
  items!: HistoryEntryAnswer[];
}

export const historyOf = (): (new () => object) => HistoryAnswer;
