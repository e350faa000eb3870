import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { message, OfModule, OwnUnits, Permission, Scopes } from '#runtime';
import { InstanceRegistry, type InstanceRow, Provisioner } from '#tenancy';
import { InstanceOpening } from './instance-opening.js';

const textRule = () => IsString(message('Un texte est attendu.', 'A text is expected.'));

class NewInstanceInput {
  @ApiProperty({ type: String, example: 'menuiserie-loire', description: 'Label of its host name' })
  @textRule()
  @MaxLength(63, message('63 caractères au plus.', '63 characters at most.'))
  slug!: string;

  @ApiProperty({ type: String, example: 'Menuiserie Loire' })
  @textRule()
  @MaxLength(200, message('200 caractères au plus.', '200 characters at most.'))
  name!: string;

  @ApiProperty({ type: String, format: 'email', description: 'Its first admin, who receives the invitation' })
  @textRule()
  @MaxLength(254, message('254 caractères au plus.', '254 characters at most.'))
  adminEmail!: string;

  @ApiProperty({ type: [String], required: false, description: 'Business modules; all when absent' })
  @IsOptional()
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMaxSize(20, message('20 éléments au plus.', '20 items at most.'))
  @IsString({ each: true, ...message('Un texte est attendu.', 'A text is expected.') })
  modules?: string[];

  @ApiProperty({ type: String, required: false, example: '732829320' })
  @IsOptional()
  @textRule()
  siren?: string;

  @ApiProperty({ type: String, required: false, default: 'Europe/Paris' })
  @IsOptional()
  @textRule()
  timeZone?: string;
}

class ModulesInput {
  @ApiProperty({ type: [String] })
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMaxSize(20, message('20 éléments au plus.', '20 items at most.'))
  @IsString({ each: true, ...message('Un texte est attendu.', 'A text is expected.') })
  modules!: string[];
}

/** An instance as operators see it: never what is inside. */
class InstanceAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String })
  slug!: string;

  @ApiProperty({ type: String })
  name!: string;

  @ApiProperty({ type: String })
  url!: string;

  @ApiProperty({ enum: ['active', 'suspended', 'restoring', 'migration-failed', 'erasing'] })
  state!: string;

  @ApiProperty({ type: [String] })
  modules!: string[];

  @ApiProperty({ type: String, nullable: true })
  siren!: string | null;

  @ApiProperty({ type: String })
  timeZone!: string;

  @ApiProperty({ type: 'integer' })
  schemaVersion!: number;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;
}

class InstancesAnswer {
  @ApiProperty({ type: [InstanceAnswer] })
  items!: InstanceAnswer[];
}

/** The operator console's view of instances. */
@ApiTags('operations')
@OfModule('operations')
@Controller('operations/instances')
export class InstancesController {
  constructor(
    private readonly registry: InstanceRegistry,
    private readonly provisioner: Provisioner,
    private readonly opening: InstanceOpening,
  ) {}

  @Get()
  @Permission('operations.instance.read')
  @OwnUnits()
  @ApiOperation({ summary: 'List the instances', operationId: 'list instances' })
  @ApiOkResponse({ type: InstancesAnswer })
  async list(): Promise<InstancesAnswer> {
    return { items: (await this.registry.list()).map((row) => this.answer(row)) };
  }

  @Get(':slug')
  @Permission('operations.instance.read')
  @OwnUnits()
  @ApiOperation({ summary: 'Read one instance', operationId: 'read instance' })
  @ApiOkResponse({ type: InstanceAnswer })
  async get(@Param('slug') slug: string): Promise<InstanceAnswer> {
    return this.answer(await this.registry.companyBySlug(slug));
  }

  @Post()
  @Permission('operations.instance.create')
  @OwnUnits()
  @ApiOperation({ summary: 'Provision an instance and invite its admin', operationId: 'create instance' })
  @ApiCreatedResponse({ type: InstanceAnswer })
  async create(@Body() body: NewInstanceInput): Promise<InstanceAnswer> {
    return this.answer(await this.opening.open(body, Scopes.actor().label));
  }

  @Put(':slug/suspension')
  @Permission('operations.instance.update')
  @OwnUnits()
  @ApiOperation({ summary: 'Suspend an instance', operationId: 'suspend instance' })
  @ApiOkResponse({ type: InstanceAnswer })
  async suspend(@Param('slug') slug: string): Promise<InstanceAnswer> {
    return this.answer(await this.provisioner.suspend(slug, Scopes.actor().label));
  }

  @Delete(':slug/suspension')
  @HttpCode(200)
  @Permission('operations.instance.update')
  @OwnUnits()
  @ApiOperation({ summary: 'Resume a suspended instance', operationId: 'resume instance' })
  @ApiOkResponse({ type: InstanceAnswer })
  async resume(@Param('slug') slug: string): Promise<InstanceAnswer> {
    return this.answer(await this.provisioner.resume(slug, Scopes.actor().label));
  }

  @Put(':slug/modules')
  @Permission('operations.instance.update')
  @OwnUnits()
  @ApiOperation({ summary: 'Switch the modules of an instance', operationId: 'set instance modules' })
  @ApiOkResponse({ type: InstanceAnswer })
  async setModules(@Param('slug') slug: string, @Body() { modules }: ModulesInput): Promise<InstanceAnswer> {
    return this.answer(await this.provisioner.setModules(slug, modules, Scopes.actor().label));
  }

  private answer(row: InstanceRow): InstanceAnswer {
    const { id, slug, name, state, modules, siren, timeZone, schemaVersion, createdAt } = row;
    return {
      id,
      slug,
      name,
      url: this.registry.urlOf(row),
      state,
      modules,
      siren,
      timeZone,
      schemaVersion,
      createdAt,
    };
  }
}
