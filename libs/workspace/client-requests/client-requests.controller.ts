import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BodyOf, IdPipe, IfMatch, Permission, recordsController } from '#runtime';
import {
  ClientRequest,
  ClientRequestInput,
  ClientRequestRevocationInput,
  clientRequestType,
} from './client-request.entity.js';
import { ClientRequestsService } from './client-requests.service.js';

@ApiTags('workspace')
@Controller(clientRequestType.path)
export class ClientRequestsController extends recordsController(clientRequestType, ClientRequestInput) {
  constructor(private readonly requests: ClientRequestsService) {
    super(requests);
  }

  @Post(':id/revocation')
  @HttpCode(200)
  @Permission(clientRequestType.permission('update'))
  @ApiOperation({
    summary: 'Revoke a written request; what relies on it ends at once',
    operationId: 'revoke workspace/client-requests',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, in quotes' })
  @ApiBody({ type: ClientRequestRevocationInput })
  @ApiOkResponse({ type: ClientRequest })
  revoke(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body(new BodyOf(ClientRequestRevocationInput)) { reason }: ClientRequestRevocationInput,
  ): Promise<ClientRequest> {
    return this.requests.revoke(id, version, reason);
  }
}
