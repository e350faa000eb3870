import { applyDecorators, Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PermissionDefinition } from '#identity';
import { text } from '#kernel';
import { BodyOf, OfModule, Permission } from '#runtime';
import { SuppressionCheckAnswer, SuppressionsAnswer } from './consent-answers.js';
import { SuppressionCheckInput, SuppressionInput } from './consent-inputs.js';
import { SuppressionsService } from './suppressions.service.js';

/** A right of its own: who has it can let mailings reach somebody who refused them. */
export const suppressionRight = 'crm.suppression.manage';

export const suppressionPermission: PermissionDefinition = {
  name: suppressionRight,
  label: text('Liste d’opposition : gérer', 'List of refused addresses: manage'),
  module: 'crm',
  vault: false,
  scoped: false,
};

const Act = (name: string, summary: string, input: new () => object): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    Permission(suppressionRight),
    ApiOperation({ summary, operationId: `${name} suppression` }),
    ApiBody({ type: input }),
    ApiOkResponse({ type: SuppressionCheckAnswer }),
  );

@ApiTags('crm')
@OfModule('crm')
@Controller('crm/suppressions')
export class SuppressionsController {
  constructor(private readonly suppressions: SuppressionsService) {}

  @Get()
  @Permission(suppressionRight)
  @ApiOperation({
    summary: 'How many addresses are refused; no address, as none is kept',
    operationId: 'list suppressions',
  })
  @ApiOkResponse({ type: SuppressionsAnswer })
  list(): Promise<SuppressionsAnswer> {
    return this.suppressions.summary();
  }

  @Post()
  @Act('add', 'Put an address on the list', SuppressionInput)
  add(@Body(new BodyOf(SuppressionInput)) input: SuppressionInput): Promise<SuppressionCheckAnswer> {
    return this.suppressions.add(input);
  }

  @Post('check')
  @Act('check', 'Whether an address is on the list', SuppressionCheckInput)
  check(
    @Body(new BodyOf(SuppressionCheckInput)) input: SuppressionCheckInput,
  ): Promise<SuppressionCheckAnswer> {
    return this.suppressions.check(input);
  }

  @Post('removal')
  @Act('remove', 'Take an address off the list, with the reason', SuppressionInput)
  remove(@Body(new BodyOf(SuppressionInput)) input: SuppressionInput): Promise<SuppressionCheckAnswer> {
    return this.suppressions.remove(input);
  }
}
