import { Body, Controller, Delete, Get, Patch, Put } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags, PartialType } from '@nestjs/swagger';
import {
  BodyOf,
  type HistoryEntry,
  historyOf,
  IfMatch,
  type InputOf,
  OwnUnits,
  Permission,
  RawBody,
  type RawContent,
  SignedIn,
  Uploaded,
} from '#runtime';
import { CompanyProfileAnswer } from './company-answers.js';
import { type CompanyProfile, CompanyProfileInput } from './company-profile.entity.js';
import { CompanyProfileService } from './company-profile.service.js';
import { LogoService, logoTypes, mostLogoBytes } from './logo.service.js';

class CompanyProfileInputPatch extends PartialType(CompanyProfileInput) {}

/** Right to change the company's profile, its looks included. */
export const companyUpdatePermission = 'workspace.company.update';

@ApiTags('workspace')
@Controller('workspace/company')
export class CompanyController {
  constructor(
    private readonly profiles: CompanyProfileService,
    private readonly logos: LogoService,
  ) {}

  @Get()
  @SignedIn()
  @OwnUnits()
  @ApiOperation({ summary: 'Read the profile of the company', operationId: 'read company profile' })
  @ApiOkResponse({ type: CompanyProfileAnswer })
  read(): Promise<CompanyProfileAnswer> {
    return this.profiles.read();
  }

  @Patch()
  @Permission(companyUpdatePermission)
  @OwnUnits()
  @ApiOperation({ summary: 'Change the profile of the company', operationId: 'update company profile' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you change, in quotes' })
  @ApiBody({ type: CompanyProfileInputPatch })
  @ApiOkResponse({ type: CompanyProfileAnswer })
  update(
    @IfMatch() version: number,
    @Body(new BodyOf(CompanyProfileInput, true)) body: InputOf<CompanyProfile>,
  ): Promise<CompanyProfileAnswer> {
    return this.profiles.change(version, body);
  }

  @Get('history')
  @SignedIn()
  @OwnUnits()
  @ApiOperation({ summary: 'Who changed what in the profile', operationId: 'history company profile' })
  @ApiOkResponse({ type: historyOf() })
  async history(): Promise<{ items: HistoryEntry[] }> {
    return { items: await this.profiles.history() };
  }

  @Put('logo')
  @Permission(companyUpdatePermission)
  @OwnUnits()
  @RawBody({ types: logoTypes, maxBytes: mostLogoBytes })
  @ApiOperation({ summary: 'Put an image in the place of the logo', operationId: 'put company logo' })
  @ApiOkResponse({ type: CompanyProfileAnswer })
  putLogo(@Uploaded() content: RawContent): Promise<CompanyProfileAnswer> {
    return this.logos.put(content);
  }

  @Delete('logo')
  @Permission(companyUpdatePermission)
  @OwnUnits()
  @ApiOperation({ summary: 'Remove the logo', operationId: 'remove company logo' })
  @ApiOkResponse({ type: CompanyProfileAnswer })
  removeLogo(): Promise<CompanyProfileAnswer> {
    return this.logos.remove();
  }
}
