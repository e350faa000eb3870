import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, IfMatch, OfModule, Permission, recordsController } from '#runtime';
import { RightsRequest, RightsRequestInput, rightsRequestType } from './rights-request.entity.js';
import { RightsAnswerInput, RightsExtensionInput } from './rights-request-commands.js';
import { RightsRequestsService } from './rights-requests.service.js';

const version = { name: 'If-Match', required: true, description: 'The version you saw, in quotes' };

@ApiTags('crm')
@OfModule('crm')
@Controller(rightsRequestType.path)
export class RightsRequestsController extends recordsController(rightsRequestType, RightsRequestInput) {
  constructor(private readonly requests: RightsRequestsService) {
    super(requests);
  }

  @Post(':id/extension')
  @HttpCode(200)
  @Permission(rightsRequestType.permission('update'))
  @ApiOperation({
    summary: 'Take two months more for an answer, with a reason',
    operationId: `extend ${rightsRequestType.path}`,
  })
  @ApiHeader(version)
  @ApiBody({ type: RightsExtensionInput })
  @ApiOkResponse({ type: RightsRequest })
  extend(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body(new BodyOf(RightsExtensionInput)) input: RightsExtensionInput,
  ): Promise<RightsRequest> {
    return this.requests.extend(id, seen, input);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Permission(rightsRequestType.permission('update'))
  @ApiOperation({
    summary: 'Note what the person was answered',
    operationId: `answer ${rightsRequestType.path}`,
  })
  @ApiHeader(version)
  @ApiBody({ type: RightsAnswerInput })
  @ApiOkResponse({ type: RightsRequest })
  answer(
    @Param('id', IdPipe) id: string,
    @IfMatch() seen: number,
    @Body(new BodyOf(RightsAnswerInput)) input: RightsAnswerInput,
  ): Promise<RightsRequest> {
    return this.requests.answer(id, seen, input);
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @Permission(rightsRequestType.permission('update'))
  @ApiOperation({
    summary: 'Open a request again that was closed by mistake',
    operationId: `reopen ${rightsRequestType.path}`,
  })
  @ApiHeader(version)
  @ApiOkResponse({ type: RightsRequest })
  reopen(@Param('id', IdPipe) id: string, @IfMatch() seen: number): Promise<RightsRequest> {
    return this.requests.reopen(id, seen);
  }
}
