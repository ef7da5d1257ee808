import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, type CommandRequest } from '@owcr/platform';
import { v7 as uuidv7 } from 'uuid';
import { questionDtoOf } from '../category/category.dto.js';
import { CategoryStore } from '../category/category.store.js';
import { reporterOf } from '../issue/report.controller.js';
import type { Report } from '../issue/report.js';
import { Reporting } from '../issue/reporting.js';
import { newTrackingCode } from '../issue/tracking-code.js';
import {
  FollowDto,
  FollowedReportDto,
  NotFixedDto,
  PublicCategoriesDto,
  PublicReportDto,
  PublicReportedDto,
} from './follow-up.dto.js';
import { FollowUps } from './follow-ups.js';
import { ResidentCommand } from './resident-command.decorator.js';

/** For residents without an account. Who is signed in is asked to do it as nobody, too: the gateway sees to that. */
@ApiTags('public')
@ApiSecurity({})
@Controller('public')
export class FollowUpController {
  constructor(
    private readonly categories: CategoryStore,
    private readonly reporting: Reporting,
    private readonly followUps: FollowUps,
  ) {}

  @Get('categories')
  @ApiOkResponse({ type: PublicCategoriesDto })
  async list(@CurrentPrincipal() principal: Principal): Promise<PublicCategoriesDto> {
    if (!can(principal, 'read', 'category')) throw forbidden();
    const rows = await this.categories.all();
    return {
      items: rows.map(({ code, name, priority, questions }) => ({
        code,
        name,
        urgent: priority === 'urgent',
        questions: questions.map(questionDtoOf),
      })),
    };
  }

  /** A report of somebody of whom nothing is known but what they say of themselves. */
  @Post('reports')
  @ApiCreatedResponse({ type: PublicReportedDto })
  report(
    @CurrentPrincipal() principal: Principal,
    @ResidentCommand() request: CommandRequest,
    @Body() body: PublicReportDto,
  ): Promise<PublicReportedDto> {
    if (!can(principal, 'write', 'follow-up')) throw forbidden();
    return this.reporting.take<PublicReportedDto>({
      report: reportOf(body),
      request,
      answer: (row, { is_private: isPrivate }) => ({
        reference: row.reference,
        trackingCode: isPrivate ? null : row.tracking_code,
        status: 'received',
        category: row.category,
        reportedAt: row.reported_at.toISOString(),
      }),
    });
  }

  @Post('follow')
  @HttpCode(200)
  @ApiOkResponse({ type: FollowedReportDto })
  follow(@CurrentPrincipal() principal: Principal, @Body() { code }: FollowDto): Promise<FollowedReportDto> {
    if (!can(principal, 'read', 'follow-up')) throw forbidden();
    return this.followUps.read(code);
  }

  @Post('follow/confirm')
  @HttpCode(200)
  @ApiOkResponse({ type: FollowedReportDto })
  confirm(
    @CurrentPrincipal() principal: Principal,
    @ResidentCommand() request: CommandRequest,
    @Body() { code }: FollowDto,
  ): Promise<FollowedReportDto> {
    if (!can(principal, 'confirm', 'follow-up')) throw forbidden();
    return this.followUps.say(code, { type: 'confirm' }, principal, request);
  }

  /** Opens it again: its officer is told as if a clerk had done it. */
  @Post('follow/not-fixed')
  @HttpCode(200)
  @ApiOkResponse({ type: FollowedReportDto })
  notFixed(
    @CurrentPrincipal() principal: Principal,
    @ResidentCommand() request: CommandRequest,
    @Body() { code, comment }: NotFixedDto,
  ): Promise<FollowedReportDto> {
    if (!can(principal, 'reopen', 'follow-up')) throw forbidden();
    return this.followUps.say(code, { type: 'reopen', reason: comment ?? null }, principal, request);
  }
}

function reportOf(body: PublicReportDto): Report {
  const { contact } = body;
  const isAnonymous = contact?.name == null && contact?.phone == null && contact?.email == null;
  return {
    id: uuidv7(),
    trackingCode: newTrackingCode(),
    category: body.category,
    summary: body.summary,
    description: body.description ?? null,
    location: body.location ? { lat: body.location.lat, lng: body.location.lng } : null,
    address: body.address ?? null,
    channel: 'web',
    answers: body.answers ?? {},
    source: null,
    reporter: contact ? reporterOf({ ...contact, anonymous: isAnonymous }) : null,
    reportedBy: null,
    reportedAt: new Date().toISOString(),
    history: false,
  };
}
