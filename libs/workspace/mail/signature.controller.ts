import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { text } from '#kernel';
import { BodyOf, OfModule, SignedIn, TextField } from '#runtime';
import { Signatures } from './signatures.js';

class SignatureInput {
  @TextField({ label: text('Signature', 'Signature'), max: 2000, default: '' })
  text!: string;
}

/** What the actor's own mails end with. */
@ApiTags('workspace')
@OfModule('crm')
@Controller('workspace/mail-signature')
export class SignatureController {
  constructor(private readonly signatures: Signatures) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'What your mails end with', operationId: 'read mail signature' })
  @ApiOkResponse({ type: SignatureInput })
  async read(): Promise<SignatureInput> {
    return { text: await this.signatures.own() };
  }

  @Put()
  @SignedIn()
  @ApiOperation({ summary: 'Change what your mails end with', operationId: 'update mail signature' })
  @ApiBody({ type: SignatureInput })
  @ApiOkResponse({ type: SignatureInput })
  async replace(@Body(new BodyOf(SignatureInput)) { text: signed }: SignatureInput): Promise<SignatureInput> {
    await this.signatures.replace(signed ?? '');
    return { text: signed ?? '' };
  }
}
