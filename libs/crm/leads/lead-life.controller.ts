import { applyDecorators, Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, IfMatch, OfModule, Permission } from '#runtime';
import { Lead, leadType } from './lead.entity.js';
import {
  LeadAssignmentInput,
  LeadContactInput,
  LeadDisqualificationInput,
  LeadQualificationInput,
  LeadRecyclingInput,
} from './lead-command-inputs.js';
import { LeadConversionService } from './lead-conversion.service.js';
import { LeadConversionInput } from './lead-conversion-input.js';
import { LeadLifeService } from './lead-life.service.js';

/** A command that changes the state of a lead and answers the lead. */
const Command = (name: string, summary: string, input: new () => object): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    Permission(leadType.permission('update')),
    ApiOperation({ summary, operationId: `${name} ${leadType.path}` }),
    ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, in quotes' }),
    ApiBody({ type: input }),
    ApiOkResponse({ type: Lead }),
  );

@ApiTags('crm')
@OfModule('crm')
@Controller(`${leadType.path}/:id`)
export class LeadLifeController {
  constructor(
    private readonly life: LeadLifeService,
    private readonly conversion: LeadConversionService,
  ) {}

  @Post('assignment')
  @Command('assign', 'Give a lead to somebody', LeadAssignmentInput)
  assign(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(LeadAssignmentInput)) input: LeadAssignmentInput,
  ): Promise<Lead> {
    return this.life.assign(id, version, input);
  }

  @Post('contact')
  @Command('contact', 'Note that somebody reached the person or wrote to them', LeadContactInput)
  contact(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(LeadContactInput)) input: LeadContactInput,
  ): Promise<Lead> {
    return this.life.contact(id, version, input);
  }

  @Post('qualification')
  @Command('qualify', 'Find a lead worth an offer', LeadQualificationInput)
  qualify(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(LeadQualificationInput)) input: LeadQualificationInput,
  ): Promise<Lead> {
    return this.life.qualify(id, version, input);
  }

  @Post('disqualification')
  @Command('disqualify', 'Put a lead aside, with the reason', LeadDisqualificationInput)
  disqualify(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(LeadDisqualificationInput)) input: LeadDisqualificationInput,
  ): Promise<Lead> {
    return this.life.disqualify(id, version, input);
  }

  @Post('recycling')
  @Command('recycle', 'Keep a lead for later', LeadRecyclingInput)
  recycle(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(LeadRecyclingInput)) input: LeadRecyclingInput,
  ): Promise<Lead> {
    return this.life.recycle(id, version, input);
  }

  @Post('conversion')
  @Command('convert', 'Make a company, a contact and an opportunity of a lead', LeadConversionInput)
  convert(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(LeadConversionInput)) input: LeadConversionInput,
  ): Promise<Lead> {
    return this.conversion.convert(id, version, input);
  }
}
