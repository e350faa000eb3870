import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags, PartialType } from '@nestjs/swagger';
import { BodyOf, SignedIn } from '#runtime';
import { Preferences } from './preferences.js';
import { PreferencesService } from './preferences.service.js';

class PreferencesInput extends PartialType(Preferences) {}

@ApiTags('workspace')
@Controller('workspace/preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Get()
  @SignedIn({ unenrolled: true })
  @ApiOperation({ summary: 'How you like the screen', operationId: 'read preferences' })
  @ApiOkResponse({ type: Preferences })
  read(): Promise<Preferences> {
    return this.preferences.read();
  }

  @Put()
  @SignedIn({ unenrolled: true })
  @ApiOperation({ summary: 'Say how you like the screen', operationId: 'put preferences' })
  @ApiBody({ type: PreferencesInput })
  @ApiOkResponse({ type: Preferences })
  replace(@Body(new BodyOf(PreferencesInput)) body: Partial<Preferences>): Promise<Preferences> {
    return this.preferences.replace(body);
  }
}
