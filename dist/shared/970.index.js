export const id=970;export const ids=[970];export const modules={970:((e,o,t)=>{t.r(o),t.d(o,{exchange:()=>n});let n=(0,t(2855).plainExchange)()})};
