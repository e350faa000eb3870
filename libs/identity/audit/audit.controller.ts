import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CommonProblems, type FieldError, isId, Problem, text } from '#kernel';
import { isDay, Permission } from '#runtime';
import { type AuditRow, AuditTrail, type AuditVerdict } from './audit-trail.js';

const mostPerPage = 200;

class AuditEventAnswer {
  @ApiProperty({ type: 'integer' })
  n!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ type: String, example: 'identity.signed-in' })
  action!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  actorId!: string | null;

  @ApiProperty({ type: String })
  actorLabel!: string;

  @ApiProperty({ type: String, nullable: true })
  object!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true })
  details!: Record<string, unknown>;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;
}

class AuditEventsAnswer {
  @ApiProperty({ type: [AuditEventAnswer] })
  items!: AuditEventAnswer[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'Give it as `before` for the next page' })
  before!: number | null;
}

class AuditVerificationAnswer {
  @ApiProperty({ type: Boolean })
  intact!: boolean;

  @ApiProperty({ type: 'integer', description: 'Entries that follow from each other' })
  entries!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'First entry that does not' })
  firstBroken!: number | null;

  @ApiProperty({ type: String, description: 'Hash of the last good entry' })
  head!: string;
}

/** The trail of what was done, for those who may read it. */
@ApiTags('identity')
@Controller('identity')
export class AuditController {
  constructor(private readonly trail: AuditTrail) {}

  @Get('audit-events')
  @Permission('identity.audit.read')
  @ApiOperation({ summary: 'Read the audit trail, newest first', operationId: 'list audit events' })
  @ApiQuery({ name: 'before', required: false, schema: { type: 'integer', minimum: 1 } })
  @ApiQuery({
    name: 'perPage',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: mostPerPage, default: 50 },
  })
  @ApiQuery({ name: 'action', required: false, schema: { type: 'string' } })
  @ApiQuery({ name: 'actorId', required: false, schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ name: 'from', required: false, schema: { type: 'string', format: 'date' } })
  @ApiQuery({ name: 'to', required: false, schema: { type: 'string', format: 'date' } })
  @ApiOkResponse({ type: AuditEventsAnswer })
  async list(@Query() query: Record<string, unknown>): Promise<{ items: AuditRow[]; before: number | null }> {
    const { before, perPage, ...wanted } = readQuery(query);
    const items = await this.trail.list(before, perPage, wanted);
    const last = items.at(-1);
    return { items, before: last && last.n > 1 ? last.n : null };
  }

  @Get('audit-verification')
  @Permission('identity.audit.read')
  @ApiOperation({ summary: 'Check the chain of the audit trail', operationId: 'verify audit trail' })
  @ApiOkResponse({ type: AuditVerificationAnswer })
  verify(): Promise<AuditVerdict> {
    return this.trail.verify();
  }
}

/** The texts among the parameters, and what each must be. */
const rules = {
  action: (value: string) => /^[a-z0-9.-]{1,100}$/.test(value),
  actorId: isId,
  from: isDay,
  to: isDay,
};

function readQuery({ before, perPage, action, actorId, from, to, ...others }: Record<string, unknown>) {
  const errors: FieldError[] = Object.keys(others).map((field) => ({
    field,
    code: 'unknown',
    message: text('Ce paramètre n’existe pas.', 'This parameter does not exist.'),
  }));
  const integer = (field: string, value: unknown, max: number): number | undefined => {
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : 0;
    if (number >= 1 && number <= max) return number;
    const message = text(`Un nombre de 1 à ${max} est attendu.`, `A number from 1 to ${max} is expected.`);
    errors.push({ field, code: 'range', message });
    return undefined;
  };
  const words = (field: keyof typeof rules, value: unknown): string | undefined => {
    if (value === undefined || (typeof value === 'string' && rules[field](value))) return value;
    const message = text('Cette valeur n’est pas valable.', 'This value is not valid.');
    errors.push({ field, code: 'value', message });
    return undefined;
  };
  const read = {
    before: integer('before', before, Number.MAX_SAFE_INTEGER),
    perPage: integer('perPage', perPage, mostPerPage) ?? 50,
    action: words('action', action),
    actorId: words('actorId', actorId),
    from: words('from', from),
    to: words('to', to),
  };
  if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
  return read;
}
