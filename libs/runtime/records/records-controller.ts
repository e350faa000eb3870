import {
  Body,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  Res,
  type Type,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  PartialType,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IfMatch } from '../http/if-match.js';
import { OwnUnits, Permission } from '../http/route-policy.js';
import { BodyOf, IdPipe } from '../http/validation.js';
import { attachment } from './content-disposition.js';
import { ExportInput, VaultExportInput } from './export-input.js';
import type { InputOf } from './inputs.js';
import type { Page } from './list-query.js';
import { historyOf, pageOf } from './record-answers.js';
import type { RecordEntity } from './record-entity.js';
import { exportMediaTypes, RecordExporter } from './record-exporter.js';
import { type HistoryEntry, RecordHistory } from './record-history.js';
import type { RecordType } from './record-type.js';
import type { RecordsService } from './records-service.js';

/**
 * The routes that every kind of record has: list, one, create, change, remove, history, export. A module's controller
 * extends the class made here and adds its own:
 *
 * ```ts
 * @Controller('crm/companies')
 * export class CompaniesController extends recordsController(companyType, CompanyInput) {
 *   constructor(service: CompaniesService) { super(service); }
 * }
 * ```
 */
export function recordsController<Entity extends RecordEntity>(
  type: RecordType<Entity>,
  input: new () => InputOf<Entity>,
) {
  const { vault, entity } = type;
  const inputClass = input as Type<object>;
  const patchClass = PartialType(inputClass);
  Object.defineProperty(patchClass, 'name', { value: `${input.name}Patch` });
  const exportInput: Type<ExportInput> = vault ? VaultExportInput : ExportInput;
  const one = type.label.one.en.toLowerCase();
  const many = type.label.many.en.toLowerCase();

  abstract class RecordsController {
    @Inject(RecordHistory)
    private readonly recordHistory!: RecordHistory;

    @Inject(RecordExporter)
    private readonly exporter!: RecordExporter;

    constructor(protected readonly service: RecordsService<Entity>) {}

    @Get()
    @Permission(type.permission('read'), { vault, referent: vault })
    @ApiOperation({ summary: `List ${many}`, operationId: `list ${type.path}` })
    @DescribeListQuery(type as unknown as RecordType)
    @ApiOkResponse({ type: pageOf(entity) })
    list(@Query() query: Record<string, unknown>): Promise<Page<Entity>> {
      return this.service.list(query);
    }

    @Post('exports')
    @HttpCode(200)
    @Permission(type.permission('export'), { vault, referent: vault, recentPassword: vault })
    @OwnUnits()
    @ApiOperation({ summary: `Export ${many} to a file`, operationId: `export ${type.path}` })
    @ApiBody({ type: exportInput })
    @ApiProduces(...exportMediaTypes)
    @ApiOkResponse({
      description: 'The file',
      schema: { type: 'string', format: 'binary' },
      headers: {
        'x-row-count': { description: 'Records in the file', schema: { type: 'integer' } },
        'content-disposition': { description: 'Name of the file', schema: { type: 'string' } },
      },
    })
    async export(
      @Body(new BodyOf(exportInput)) body: ExportInput,
      @Res() reply: FastifyReply,
    ): Promise<void> {
      const file = await this.exporter.export(this.service, body);
      // Nothing waits for the client; a client that goes away ends the file.
      reply
        .header('content-type', file.mediaType)
        .header('content-length', file.bytes)
        .header('content-disposition', attachment(file.name))
        .header('x-row-count', file.rows)
        .send(file.content);
    }

    @Get(':id')
    @Permission(type.permission('read'), { vault })
    @ApiOperation({ summary: `Read one ${one}`, operationId: `read ${type.path}` })
    @ApiOkResponse({ type: entity })
    get(@Param('id', IdPipe) id: string): Promise<Entity> {
      return this.service.get(id);
    }

    @Post()
    @Permission(type.permission('create'), { vault })
    @ApiOperation({ summary: `Create a ${one}`, operationId: `create ${type.path}` })
    @ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A repeated POST with the same key changes nothing',
    })
    @ApiBody({ type: inputClass })
    @ApiCreatedResponse({ type: entity })
    create(@Body(new BodyOf(inputClass)) body: InputOf<Entity>): Promise<Entity> {
      return this.service.create(body);
    }

    @Patch(':id')
    @Permission(type.permission('update'), { vault })
    @ApiOperation({ summary: `Change a ${one}`, operationId: `update ${type.path}` })
    @ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' })
    @ApiBody({ type: patchClass })
    @ApiOkResponse({ type: entity })
    update(
      @Param('id', IdPipe) id: string,
      @IfMatch() version: number,
      @Body(new BodyOf(inputClass, true)) body: InputOf<Entity>,
    ): Promise<Entity> {
      return this.service.update(id, version, body);
    }

    @Delete(':id')
    @HttpCode(204)
    @Permission(type.permission('delete'), { vault })
    @ApiOperation({ summary: `Remove a ${one}`, operationId: `remove ${type.path}` })
    @ApiHeader({ name: 'If-Match', required: true, description: 'The version you remove, in quotes' })
    @ApiNoContentResponse()
    async remove(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<void> {
      await this.service.remove(id, version);
    }

    @Get(':id/history')
    @Permission(type.permission('read'), { vault })
    @ApiOperation({ summary: `Who changed what in a ${one}`, operationId: `history ${type.path}` })
    @ApiOkResponse({ type: historyOf() })
    async history(@Param('id', IdPipe) id: string): Promise<{ items: HistoryEntry[] }> {
      const current = await this.service.get(id);
      return { items: await this.recordHistory.of(type as unknown as RecordType, current) };
    }
  }
  return RecordsController;
}

/** Documents the list parameters from the record's own fields. */
export function DescribeListQuery(type: RecordType): MethodDecorator {
  const sortable = type.fields.filter((field) => field.sortable).map((field) => field.name);
  const filters = [...type.fields.filter((field) => field.filterable), ...type.filters];
  const decorators: MethodDecorator[] = [
    ApiQuery({ name: 'page', required: false, schema: { type: 'integer', minimum: 1, default: 1 } }),
    ApiQuery({
      name: 'perPage',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 200, default: 25 },
    }),
    ApiQuery({ name: 'sort', required: false, enum: sortable, schema: { default: type.defaultSort } }),
    ApiQuery({ name: 'order', required: false, enum: ['asc', 'desc'] }),
    ...(type.searchable
      ? [
          ApiQuery({
            name: 'q',
            required: false,
            description: 'Words to find, accents and case ignored',
            schema: { type: 'string' },
          }),
        ]
      : []),
    ...filters.map((field) =>
      ApiQuery({
        name: field.name,
        required: false,
        description: `${field.label.en}; \`null\` finds empty ones${
          field.kind === 'boolean' || field.kind === 'id'
            ? ''
            : `; \`${field.name}.from\` and \`${field.name}.to\` give bounds`
        }`,
        schema: { type: 'string' },
      }),
    ),
  ];
  return (target, key, descriptor) => {
    for (const decorate of decorators) decorate(target, key, descriptor);
  };
}
