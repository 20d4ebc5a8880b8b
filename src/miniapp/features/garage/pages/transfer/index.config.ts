export default definePageConfig({ navigationBarTitleText: '转让爱车', enableShareAppMessage: true })
