import { z } from 'zod';
import type { Text } from './language.ts';

type Meaning = { status: number; text: Text };

/** The closed set of refusals: each has an HTTP status and a sentence for a person that says how to mend it. */
const meanings = {
  bad_request: {
    status: 400,
    text: {
      'zh-CN': '请求的内容不符合约定，请刷新页面后重试。',
      en: 'The request does not have the agreed form. Reload the page and try again.',
    },
  },
  too_large: {
    status: 413,
    text: { 'zh-CN': '发送的内容过大，请缩短后重试。', en: 'What was sent is too large. Shorten it and try again.' },
  },
  too_many_requests: {
    status: 429,
    text: { 'zh-CN': '操作过于频繁，请稍候几秒再试。', en: 'Too many requests. Wait a few seconds and try again.' },
  },
  unknown_event: {
    status: 404,
    text: {
      'zh-CN': '服务器不认识这个操作，请刷新页面。',
      en: 'The server does not know this operation. Reload the page.',
    },
  },
  not_found: {
    status: 404,
    text: { 'zh-CN': '没有找到所请求的内容，请检查链接。', en: 'Nothing was found here. Check the link.' },
  },
  protocol_mismatch: {
    status: 426,
    text: {
      'zh-CN': '页面版本与服务器不一致，请刷新页面。',
      en: 'This page is older or newer than the server. Reload it.',
    },
  },
  link_invalid: {
    status: 401,
    text: {
      'zh-CN': '链接无效或不完整，请从通知中重新打开完整链接。',
      en: 'The link is not valid or not complete. Open the whole link from your invitation again.',
    },
  },
  link_expired: {
    status: 401,
    text: {
      'zh-CN': '链接已过期，请向考务人员索取新链接。',
      en: 'The link has expired. Ask the evaluation body for a new one.',
    },
  },
  login_required: { status: 401, text: { 'zh-CN': '请先登录。', en: 'Sign in first.' } },
  not_allowed: { status: 403, text: { 'zh-CN': '您的身份不能进行此操作。', en: 'Your role does not allow this.' } },
  wrong_state: {
    status: 409,
    text: { 'zh-CN': '考试当前阶段不能进行此操作。', en: 'This cannot be done at this stage of the sitting.' },
  },
  version_conflict: {
    status: 409,
    text: { 'zh-CN': '考试状态刚刚改变，请查看后重试。', en: 'The sitting has just changed. Look again, then retry.' },
  },
  consent_required: {
    status: 409,
    text: {
      'zh-CN': '须先同意录制说明，才能开启摄像头画面传输。',
      en: 'Consent to the recording is needed before any picture or sound is sent.',
    },
  },
  already_connected: {
    status: 409,
    text: {
      'zh-CN': '该考生席位已在另一页面打开。请使用原页面，或选择在此页继续。',
      en: 'This candidate seat is open in another tab. Use that one, or choose to go on here.',
    },
  },
  unknown_criterion: {
    status: 422,
    text: { 'zh-CN': '评分表中没有这一项。', en: 'The rubric has no such criterion.' },
  },
  unknown_level: { status: 422, text: { 'zh-CN': '该评分项没有这个等级。', en: 'The criterion has no such level.' } },
  not_marked_by_people: {
    status: 422,
    text: { 'zh-CN': '该项由测量得出，不由考官评分。', en: 'This criterion is measured, not marked by examiners.' },
  },
  sheet_sealed: {
    status: 409,
    text: {
      'zh-CN': '评分表已提交，不能再修改。如需修改请联系主考官。',
      en: 'The mark sheet is sealed and cannot be changed. Ask the lead examiner to reopen it.',
    },
  },
  sheet_incomplete: {
    status: 409,
    text: {
      'zh-CN': '还有评分项未评，评完后才能提交。',
      en: 'Some criteria are not marked yet. Mark them, then seal the sheet.',
    },
  },
  mark_conflict: {
    status: 409,
    text: { 'zh-CN': '同一编号已保存了不同的评分。', en: 'A different mark is already saved under this id.' },
  },
  wrong_panel: {
    status: 422,
    text: {
      'zh-CN': '考官人数与考试规定不符，请按规定人数安排。',
      en: 'The exam asks for another number of examiners. Name as many as it says.',
    },
  },
  duplicate_examiner: {
    status: 422,
    text: {
      'zh-CN': '同一位考官不能在一场考试中出现两次。',
      en: 'One examiner cannot sit on the same panel twice.',
    },
  },
  examiner_not_standardised: {
    status: 422,
    text: {
      'zh-CN': '该考官尚未通过本考试的标准化评分，或偏差超出限度。请先安排标准化评分，或由机构说明理由后特准。',
      en: 'An examiner has not been standardised for this exam, or drifts beyond its limit. Let them mark a reference recording, or override with a reason.',
    },
  },
  unknown_examiner: {
    status: 422,
    text: { 'zh-CN': '考官名册中没有这位考官。', en: 'The register has no such examiner.' },
  },
  no_reference: {
    status: 409,
    text: {
      'zh-CN': '本考试还没有标准样片。请先在一场已出成绩的考试上设定。',
      en: 'This exam has no reference recording yet. Make one of a sitting that has a result.',
    },
  },
  adjudication_needed: {
    status: 409,
    text: {
      'zh-CN': '考官评分差异超出容差，须先由主考官裁定。',
      en: 'The examiners differ by more than the tolerance. The lead examiner must adjudicate first.',
    },
  },
  unknown_transport: {
    status: 422,
    text: { 'zh-CN': '媒体连接已失效，正在重新建立。', en: 'The media connection is gone and is being set up again.' },
  },
  unknown_producer: { status: 422, text: { 'zh-CN': '该画面已停止。', en: 'This picture has stopped.' } },
  media_refused: {
    status: 422,
    text: {
      'zh-CN': '浏览器的音视频参数不受支持，请换用新版 Chromium 内核浏览器。',
      en: 'The browser’s media parameters are not supported. Use a current browser.',
    },
  },
  recording_failed: {
    status: 503,
    text: {
      'zh-CN': '服务器未能开始录制，考试未开始。请重试或联系考务人员。',
      en: 'The server could not start recording, so the exam has not begun. Try again or call the invigilator.',
    },
  },
  no_recording: { status: 404, text: { 'zh-CN': '录像尚未就绪。', en: 'The recording is not ready yet.' } },
  bad_range: {
    status: 416,
    text: { 'zh-CN': '请求的录像区间不存在。', en: 'The requested part of the recording does not exist.' },
  },
  disk_full: {
    status: 507,
    text: {
      'zh-CN': '服务器磁盘空间不足，不能开始新的考试。',
      en: 'The server’s disk is nearly full, so no new exam can start.',
    },
  },
  draining: {
    status: 503,
    text: { 'zh-CN': '服务器即将停机维护，请稍后再试。', en: 'The server is about to stop. Try again later.' },
  },
  database_unreachable: {
    status: 503,
    text: {
      'zh-CN': '数据库暂时不可用，尚未保存的内容会自动重发。',
      en: 'The database cannot be reached. What is not saved yet will be sent again.',
    },
  },
  not_media: {
    status: 422,
    text: { 'zh-CN': '文件不是可识别的音频或视频。', en: 'The file is not audio or video that can be read.' },
  },
  no_audio: { status: 422, text: { 'zh-CN': '文件中没有声音轨道。', en: 'The file has no sound track.' } },
  empty_file: { status: 422, text: { 'zh-CN': '文件是空的。', en: 'The file is empty.' } },
  file_not_found: { status: 404, text: { 'zh-CN': '找不到该文件。', en: 'There is no such file.' } },
  too_long: {
    status: 422,
    text: {
      'zh-CN': '文件超过三小时上限，请分段处理。',
      en: 'The file is longer than the limit of three hours. Split it.',
    },
  },
  ffmpeg_missing: {
    status: 503,
    text: {
      'zh-CN': '没有找到 ffmpeg，请运行 npm start 完成安装，或设置 FFMPEG_PATH。',
      en: 'ffmpeg was not found. Run npm start to set it up, or set FFMPEG_PATH.',
    },
  },
  bad_data_file: {
    status: 422,
    text: {
      'zh-CN': '数据文件有误，请按所列行号修改。',
      en: 'The data file is faulty. Mend the lines that are listed.',
    },
  },
  too_little_data: {
    status: 422,
    text: {
      'zh-CN': '数据不足或不可靠，不能得出结果；原因见下。',
      en: 'The data are too few or too unreliable for a result; the reason is given.',
    },
  },
  bad_bundle: {
    status: 422,
    text: { 'zh-CN': '评分数据包内容有误，无法计分。', en: 'The bundle is not one that can be scored.' },
  },
  result_mismatch: {
    status: 422,
    text: {
      'zh-CN': '成绩与证据重新计算的结果不一致。',
      en: 'The result is not what its evidence gives when recomputed.',
    },
  },
  signature_invalid: {
    status: 422,
    text: {
      'zh-CN': '签名无效：内容在封存后被改动，或不是由该机构签发。',
      en: 'The signature does not hold: the content was changed after sealing, or another body signed it.',
    },
  },
  internal: {
    status: 500,
    text: {
      'zh-CN': '服务器内部出错，已记录。请重试。',
      en: 'Something failed on the server; it has been logged. Try again.',
    },
  },
} as const satisfies Record<string, Meaning>;

export type ErrorCode = keyof typeof meanings;
const codes = Object.keys(meanings) as [ErrorCode, ...ErrorCode[]];
export const ErrorCode = z.enum(codes);

/** The HTTP status of a refusal. */
export const statusOf = (code: ErrorCode): number => meanings[code].status;
/** The sentence for a person, in both languages. */
export const sentenceOf = (code: ErrorCode): Text => meanings[code].text;

/** A fault of one line of an uploaded file, for a refusal that lists them. */
export const LineFault = z.strictObject({
  line: z.int().positive(),
  reason: z.string().max(60),
  what: z.string().max(200).optional(),
});
export type LineFault = z.infer<typeof LineFault>;

/** A refusal on the wire; `detail` says which field, file line or id is meant. */
export const Refusal = z.strictObject({
  code: ErrorCode,
  message: z.string().max(1000),
  detail: z.string().max(4000).optional(),
});
export type Refusal = z.infer<typeof Refusal>;

/** What pure code returns when a request can't be met. Faults throw instead. */
export type Refused = { kind: 'refused'; code: ErrorCode; detail?: string; faults?: readonly LineFault[] };
export const refused = (code: ErrorCode, detail?: string): Refused =>
  detail === undefined ? { kind: 'refused', code } : { kind: 'refused', code, detail };
