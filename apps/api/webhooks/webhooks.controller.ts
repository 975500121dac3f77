import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  type CreateWebhook,
  createWebhook,
  type DeliveriesQuery,
  type DeliveryList,
  deliveriesQuery,
  deliveryList,
  type WebhookCommand,
  type WebhookList,
  type WebhookResult,
  type WebhookView,
  webhookCommand,
  webhookList,
  webhookResult,
  webhookView,
} from '#contracts';
import type { Caller } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { example } from '../docs/examples.js';
import { type ApiResponse, SeenVersion, SignedIn, withVersion } from '../http/request.js';
import { WebhookService } from './webhook.service.js';

@Described('Kết nối')
@Controller('api/webhooks')
export class WebhooksController {
  constructor(@Inject(WebhookService) private readonly webhooks: WebhookService) {}

  @Get()
  @Answers(200, 'Các nơi nhận sự kiện (webhook)', webhookList)
  list(): Promise<WebhookList> {
    return this.webhooks.list();
  }

  @Post()
  @Answers(201, 'Thêm một nơi nhận; khóa ký chỉ hiện trong câu trả lời này', webhookResult, {
    body: example.createWebhook,
    unkept: true,
  })
  async create(
    @SignedIn() { person }: Caller,
    @Body({ schema: createWebhook }) body: CreateWebhook,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<WebhookResult> {
    const made = await this.webhooks.create(person, body);
    withVersion(response, made.webhook);
    response.location(`/api/webhooks/${encodeURIComponent(made.webhook.id)}`);
    return made;
  }

  @Get(':id')
  @Answers(
    200,
    'Một nơi nhận: đang gửi, tạm dừng hay đã dừng vì sao; số lần gửi đang chờ, đã dừng',
    webhookView,
  )
  async get(
    @Param('id') id: string,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<WebhookView> {
    return withVersion(response, await this.webhooks.get(id));
  }

  @Post(':id/commands')
  @HttpCode(200)
  @Answers(
    200,
    'Đổi, tạm dừng, gửi tiếp, đổi khóa ký, gửi thử, gửi lại những lần đã dừng, gỡ một nơi nhận',
    webhookResult,
    { body: example.webhookCommand, version: true, unkept: true },
  )
  async command(
    @SignedIn() { person }: Caller,
    @SeenVersion() version: number,
    @Param('id') id: string,
    @Body({ schema: webhookCommand }) body: WebhookCommand,
    @Res({ passthrough: true }) response: ApiResponse,
  ): Promise<WebhookResult> {
    const result = await this.webhooks.command(person, id, body, version);
    if (result.webhook !== null) withVersion(response, result.webhook);
    return result;
  }

  @Get(':id/deliveries')
  @Answers(200, 'Các lần gửi của một nơi nhận, mới nhất trước', deliveryList)
  deliveries(
    @Param('id') id: string,
    @Query({ schema: deliveriesQuery }) query: DeliveriesQuery,
  ): Promise<DeliveryList> {
    return this.webhooks.deliveries(id, query);
  }
}
