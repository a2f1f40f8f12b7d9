package org.onedoor.project;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * 共享表: the tables in which engineering approvals are exchanged. The tables and the codes of their states are the national ones; what
 * the columns are called is ours.
 */
enum Table {
    /** 项目基本信息. */
    PROJECTS("projects", """
            code:项目代码
            name:项目名称
            type:项目类型
            theme:主题
            kind:建设性质
            trade:行业
            district:区划
            site:建设地点
            content:建设内容和规模
            investment_yuan:总投资（元）
            land_area:用地面积
            floor_area:总建筑面积
            begin:计划开工
            end:计划竣工
            registered_at:赋码时间
            used_days:审批用时（工作日）
            limit_days:总时限（工作日）"""),
    /** 单位信息. */
    PARTIES("parties", """
            code:项目代码
            role:单位类型
            name:单位名称
            credit_code:统一社会信用代码"""),
    /** 审批事项办理信息. */
    MATTERS("matters", """
            code:项目代码
            stage:阶段
            application:阶段申报号
            filing_number:申报号
            item_code:事项编码
            item:事项名称
            line:辅线
            department:办理部门
            department_code:部门统一社会信用代码
            received_at:收件时间
            accepted_at:受理时间
            promised_due:承诺办结日
            ended_at:办结时间
            state:办理状态
            filing:是否备案
            used_days:用时（工作日）"""),
    /** 办理详细信息. */
    DETAILS("details", """
            code:项目代码
            filing_number:申报号
            state:办理状态
            event:经过
            at:时间"""),
    /** 特别程序信息. */
    PROCEDURES("procedures", """
            code:项目代码
            filing_number:申报号
            procedure:特别程序
            from:开始
            announced:告知到期
            ended:结束
            counted:是否计时
            ground:依据"""),
    /** 批复文件. */
    DOCUMENTS("documents", """
            code:项目代码
            filing_number:申报号
            name:名称
            number:文号
            from:有效期自
            until:有效期至
            replaced:是否已被替换"""),
    /** 其他附件. */
    ATTACHMENTS("attachments", """
            code:项目代码
            filing_number:申报号
            material:材料
            name:文件名
            media_type:类型
            size:字节数
            sha256:摘要
            at:时间"""),
    /** 征求意见. */
    OPINIONS("opinions", """
            code:项目代码
            stage:阶段
            asked_by:征求部门
            department:被征求部门
            asked_at:征求时间
            due:答复期限
            state:答复情况
            question:征求内容
            answer:答复内容
            answered_at:答复时间""");

    private final String code;
    /** A line for each: its name for programs, a colon, its name for people. */
    private final String columns;

    Table(String code, String columns) {
        this.code = code;
        this.columns = columns;
    }

    String code() {
        return code;
    }

    /** Names of the columns for programs. */
    List<String> keys() {
        return columns.lines().map(column -> column.split(":", 2)[0]).toList();
    }

    /** Names of the columns for people. */
    List<String> head() {
        return columns.lines().map(column -> column.split(":", 2)[1]).toList();
    }

    static Optional<Table> find(String code) {
        return Arrays.stream(values()).filter(table -> table.code.equals(code)).findFirst();
    }
}
