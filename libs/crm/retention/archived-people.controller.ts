import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditTrail } from '#identity';
import {
  DescribeListQuery,
  IdPipe,
  OfModule,
  OwnUnits,
  type Page,
  Permission,
  pageOf,
  RecordsService,
  UnitOfWork,
} from '#runtime';
import { ArchiveRepository } from './archive.repository.js';
import { ArchivedPerson, archivedPersonType } from './archived-person.entity.js';
import { ArchivedPersonAnswer } from './retention-answers.js';

/** Archived prospects. Whoever opens one is in the audit trail. */
@ApiTags('crm')
@OfModule('crm')
@Controller(archivedPersonType.path)
export class ArchivedPeopleController {
  private readonly people: RecordsService<ArchivedPerson>;

  constructor(
    private readonly archive: ArchiveRepository,
    private readonly units: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {
    this.people = new RecordsService(archive);
  }

  @Get()
  @Permission(archivedPersonType.permission('read'))
  @ApiOperation({ summary: 'List archived prospects', operationId: `list ${archivedPersonType.path}` })
  @DescribeListQuery(archivedPersonType as never)
  @ApiOkResponse({ type: pageOf(ArchivedPerson) })
  list(@Query() query: Record<string, unknown>): Promise<Page<ArchivedPerson>> {
    return this.people.list(query);
  }

  @Get(':id')
  @OwnUnits()
  @Permission(archivedPersonType.permission('read'))
  @ApiOperation({
    summary: 'Read what is kept of an archived prospect; noted in the audit trail',
    operationId: `read ${archivedPersonType.path}`,
  })
  @ApiOkResponse({ type: ArchivedPersonAnswer })
  read(@Param('id', IdPipe) id: string): Promise<ArchivedPersonAnswer> {
    return this.units.run({ mode: 'write' }, async () => {
      const person = await this.archive.get(id);
      await this.audit.append({
        action: 'crm.archived-person-read',
        object: `${archivedPersonType.name}/${id}`,
      });
      return { ...person, content: await this.archive.contentOf(id) };
    });
  }
}
