import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import {
  type ApplyPolicy,
  applyPolicy,
  type ImpactView,
  impactView,
  type LadderPreview,
  ladderPreview,
  type PolicyVersionView,
  type PolicyView,
  type PreviewApply,
  type PreviewLadder,
  type PreviewPolicy,
  policyVersionView,
  policyView,
  previewApply,
  previewLadder,
  previewPolicy,
  type SavedVersion,
  type SavePolicy,
  savedVersion,
  savePolicy,
  type VersionList,
  versionList,
} from '#contracts';
import type { Caller } from '#identity';
import type { Persistence } from '#persistence';
import { versionList as versionListOf } from '../administration/changes.js';
import { impactView as impactViewOf } from '../administration/impact-view.js';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { SignedIn } from '../http/request.js';
import { Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { ladderPreviewOf } from './ladder-preview.js';

@Described('Quy tắc nhắc hạn')
@Controller('api/policies')
export class PoliciesController {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  @Get()
  @Answers(200, 'Quy tắc đang áp dụng cho nhiệm vụ mới, và phiên bản của nhiệm vụ đang mở', policyView)
  async get(): Promise<PolicyView> {
    const { policy, names } = await this.scenes.present();
    const [versions, tasks] = await Promise.all([this.policies.versions(), this.policies.inUse()]);
    const saved = versions.find((row) => row.current) ?? null;
    const savedBy = saved === null ? null : names.person(saved.savedBy);
    return { current: policy, savedAt: saved?.savedAt ?? null, savedBy, tasks };
  }

  @Get('versions')
  @Answers(200, 'Các phiên bản quy tắc, mới nhất trước', versionList)
  async versions(): Promise<VersionList> {
    const { names } = await this.scenes.present();
    return versionListOf(await this.policies.versions(), names);
  }

  @Get('versions/:version')
  @Answers(200, 'Một phiên bản quy tắc, để so sánh hoặc đưa trở lại', policyVersionView)
  async version(@Param('version') named: string): Promise<PolicyVersionView> {
    const { names } = await this.scenes.present();
    const { data, version, savedAt, savedBy, current } = await this.policies.version(named);
    const { version: _of, ...policy } = data;
    return { version, savedAt, savedBy: names.person(savedBy), current, policy };
  }

  @Post('preview')
  @HttpCode(200)
  @Answers(200, 'Quy tắc có hợp lẽ không, và điều sẽ đổi nếu áp dụng cho mọi việc đang mở', impactView, {
    body: example.previewPolicy,
  })
  async preview(@Body({ schema: previewPolicy }) { policy }: PreviewPolicy): Promise<ImpactView> {
    const { names } = await this.scenes.present();
    const { warnings, ...preview } = await this.policies.preview(policy);
    return impactViewOf(preview, names, warnings);
  }

  @Post('preview-ladder')
  @HttpCode(200)
  @Answers(200, 'Các thư mà quy tắc này sẽ gửi cho một mốc giả định', ladderPreview, {
    body: example.previewLadder,
  })
  async previewLadder(@Body({ schema: previewLadder }) body: PreviewLadder): Promise<LadderPreview> {
    const { calendar } = await this.scenes.present();
    return ladderPreviewOf(body, calendar);
  }

  @Put()
  @Answers(200, 'Quy tắc đã lưu; chỉ áp dụng cho nhiệm vụ giao từ nay', savedVersion, {
    body: example.savePolicy,
  })
  save(
    @SignedIn() { person }: Caller,
    @Body({ schema: savePolicy }) { policy, basis, cause }: SavePolicy,
  ): Promise<SavedVersion> {
    return this.policies.save(policy, { basis, cause }, { id: person.id });
  }

  @Post('apply/preview')
  @HttpCode(200)
  @Answers(200, 'Điều sẽ đổi nếu áp dụng một phiên bản cho các nhiệm vụ đang mở', impactView, {
    body: example.previewApply,
  })
  async previewApply(@Body({ schema: previewApply }) { version, tasks }: PreviewApply): Promise<ImpactView> {
    const { names } = await this.scenes.present();
    return impactViewOf(await this.policies.previewApply(version, tasks), names);
  }

  @Post('apply')
  @HttpCode(200)
  @Answers(200, 'Các nhiệm vụ đã chọn chuyển dần sang phiên bản này', savedVersion, {
    body: example.applyPolicy,
  })
  apply(
    @SignedIn() { person }: Caller,
    @Body({ schema: applyPolicy }) { basis, cause, ...what }: ApplyPolicy,
  ): Promise<SavedVersion> {
    return this.policies.apply(what, { basis, cause }, { id: person.id });
  }

  private get policies() {
    return this.persistence.administration.policies;
  }
}
