/**
 * What people are asked to agree to. A white-label copy puts its own words here; what somebody agreed to stays where it
 * is, so that a new wording is a new version at the end. Whoever does not agree to a needed one uses nothing that asks
 * for personal data; the others are a choice, and nobody has made it who was not asked.
 */
export const policies = [
  {
    id: 'privacy',
    title: '隐私政策',
    isNeeded: true,
    versions: [
      {
        version: '1',
        since: '2026-03-01',
        paragraphs: [
          '我们只收集提供服务所必需的信息：登录时的平台标识与手机号，预约试驾时的称呼、电话与备注，以及你添加的车辆信息。',
          '同一个已验证的手机号在微信、支付宝与网页上视为同一位车主，各平台的预约与车辆会合并到一个账号。',
          '手机号、车牌、车架号和称呼加密保存，页面与日志只显示脱敏后的内容；谁查看过明文，你可以随时查询。',
          '你可以随时导出自己的数据、撤回同意或注销账号。注销有 7 天反悔期，之后数据会被删除或匿名处理。',
        ],
      },
    ],
  },
  {
    id: 'personalisation',
    title: '个性化推荐',
    isNeeded: false,
    versions: [
      {
        version: '1',
        since: '2026-03-01',
        paragraphs: ['根据你的车辆与浏览记录，为你排序内容与活动。关闭后内容按时间排序，其他功能不受影响。'],
      },
    ],
  },
  {
    id: 'marketing',
    title: '活动与优惠通知',
    isNeeded: false,
    versions: [
      {
        version: '1',
        since: '2026-03-01',
        paragraphs: ['新车、活动与优惠的消息。预约、保养到期等服务通知不受这个开关影响。'],
      },
    ],
  },
  {
    id: 'location',
    title: '位置信息',
    isNeeded: false,
    versions: [
      {
        version: '1',
        since: '2026-03-01',
        paragraphs: ['仅用于查找附近的门店并按距离排序。我们不保存你的位置。'],
      },
    ],
  },
] as const
