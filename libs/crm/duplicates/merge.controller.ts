import { applyDecorators, Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, Clock, IdPipe, IfMatch, OfModule, Permission } from '#runtime';
import { companyType } from '../companies/company.entity.js';
import { contactType } from '../contacts/contact.entity.js';
import { MergeService } from './merge.service.js';
import { MergeAnswer } from './merge-answers.js';
import { MergeInput } from './merge-input.js';
import { answerOf } from './merge-undo.rules.js';

/** A merge of two records of a kind; removing the other one takes that right as well. */
const Merges = (type: typeof companyType | typeof contactType, one: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    Permission(type.permission('update')),
    ApiOperation({ summary: `Make one ${one} of two`, operationId: `merge ${type.path}` }),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The version of the one that stays, in quotes',
    }),
    ApiBody({ type: MergeInput }),
    ApiOkResponse({ type: MergeAnswer }),
  );

@ApiTags('crm')
@OfModule('crm')
@Controller(`${companyType.path}/:id`)
export class CompanyMergeController {
  constructor(
    private readonly merging: MergeService,
    private readonly clock: Clock,
  ) {}

  @Post('merge')
  @Merges(companyType, 'company')
  async merge(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(MergeInput)) input: MergeInput,
  ): Promise<MergeAnswer> {
    return answerOf(await this.merging.merge('crm.company', id, version, input), this.clock.now());
  }
}

@ApiTags('crm')
@OfModule('crm')
@Controller(`${contactType.path}/:id`)
export class ContactMergeController {
  constructor(
    private readonly merging: MergeService,
    private readonly clock: Clock,
  ) {}

  @Post('merge')
  @Merges(contactType, 'contact')
  async merge(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(MergeInput)) input: MergeInput,
  ): Promise<MergeAnswer> {
    return answerOf(await this.merging.merge('crm.contact', id, version, input), this.clock.now());
  }
}
